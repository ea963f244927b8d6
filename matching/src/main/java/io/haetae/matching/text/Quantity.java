package io.haetae.matching.text;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a number with a unit measures, with the units in English, Korean and Chinese. */
public enum Quantity {
  VOLTAGE("V", "v=1 volt=1 volts=1 kv=1000 볼트=1 伏=1"),
  POWER("W", "w=1 watt=1 watts=1 kw=1000 와트=1 瓦=1"),
  CURRENT("A", "a=1 amp=1 amps=1 ma=0.001 암페어=1"),
  CHARGE("mAh", "mah=1 ah=1000 毫安=1"),
  FREQUENCY("Hz", "hz=1 khz=1000 mhz=1000000 ghz=1000000000 헤르츠=1"),
  LENGTH(
      "mm",
      "mm=1 cm=10 m=1000 km=1000000 inch=25.4 inches=25.4 ft=304.8 밀리=1 밀리미터=1 센티=10 센티미터=10"
          + " 미터=1000 인치=25.4 毫米=1 厘米=10 公分=10 米=1000 英寸=25.4"),
  MASS(
      "g",
      "g=1 mg=0.001 kg=1000 oz=28.35 lb=453.6 lbs=453.6 그램=1 그람=1 킬로=1000 克=1 公斤=1000 千克=1000"),
  VOLUME("ml", "ml=1 cl=10 l=1000 liter=1000 litre=1000 cc=1 밀리리터=1 리터=1000 毫升=1 升=1000"),
  MEMORY("MB", "mb=1 gb=1000 tb=1000000 기가=1000"),
  PIXELS("megapixels", "mp=1 megapixel=1 megapixels=1 화소=0.000001 만화소=0.01"),
  COUNT(
      "pieces",
      "pcs=1 pc=1 pieces=1 pack=1 packs=1 pk=1 ct=1 count=1 개=1 개입=1 매=1 매입=1 장=1 켤레=1 팩=1 个=1"
          + " 只=1 片=1 件=1");

  private static final Map<String, Unit> UNITS = new HashMap<>();

  static {
    for (Quantity quantity : values()) {
      for (String unit : List.of(quantity.units.split(" ", -1))) {
        List<String> parts = List.of(unit.split("=", -1));
        UNITS.put(parts.get(0), new Unit(quantity, new BigDecimal(parts.get(1))));
      }
    }
  }

  private final String symbol;
  private final String units;

  Quantity(String symbol, String units) {
    this.symbol = symbol;
    this.units = units;
  }

  /** The symbol of the unit in which its values are kept. */
  public String symbol() {
    return symbol;
  }

  /** A unit as written: how many of the quantity's own unit it is. */
  record Unit(Quantity quantity, BigDecimal factor) {}

  static Unit unit(String written) {
    return Objects.requireNonNull(UNITS.get(written));
  }

  /** An alternation of all units, the longest first. */
  static String unitsPattern() {
    return Arrays.stream(values())
        .flatMap(quantity -> Arrays.stream(quantity.units.split(" ", -1)))
        .map(unit -> unit.substring(0, unit.indexOf('=')))
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }
}
