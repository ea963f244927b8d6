package io.haetae.app.findings;

import io.haetae.app.report.Bilingual;
import io.haetae.app.report.Html;
import io.haetae.core.figures.DrawnCurve;
import io.haetae.core.figures.DrawnCurve.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Charts as pictures in SVG within the page: sharp in print, without a script. The colours are told
 * apart by colour-blind readers (Okabe and Ito), and no chart needs its colours to be read.
 */
final class Chart {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 340;
  private static final Color INK = new Color(0x1B1F24);
  private static final Color SOFT = new Color(0x555D66);
  private static final Color LINE = new Color(0xD5D9DE);
  private static final Color BLUE = new Color(0x0072B2);
  private static final Color BAND = new Color(0xCCE3F0);
  private static final Color OPEN = new Color(0x7FB8D8);
  private static final String SVG = "http://www.w3.org/2000/svg";

  private Chart() {}

  /**
   * A curve of what has come, with the band of its interval; where the data leave the curve open,
   * the darker area is what it may be.
   *
   * @param days the axis of time
   * @param share the axis of what has come
   */
  static Html curve(DrawnCurve curve, Bilingual days, Bilingual share, Bilingual alternative) {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    style(chart.getStyler());
    chart.setXAxisTitle(both(days));
    chart.setYAxisTitle(both(share));
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0).setXAxisMin(0.0);
    chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0");
    area(chart, "95 %", curve, BAND, p -> p.interval().low(), p -> p.interval().high());
    area(chart, "value", curve, OPEN, p -> p.share().low(), p -> p.share().high());
    line(chart, "low", curve, p -> p.share().low());
    line(chart, "high", curve, p -> p.share().high());
    return picture(graphics -> chart.paint(graphics, WIDTH, HEIGHT), HEIGHT, alternative);
  }

  private static void area(
      XYChart chart,
      String name,
      DrawnCurve curve,
      Color colour,
      ToDoubleFunction<Point> low,
      ToDoubleFunction<Point> high) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Point point : curve.points()) {
      x.add(point.days());
      y.add(100 * high.applyAsDouble(point));
    }
    for (Point point : curve.points().reversed()) {
      x.add(point.days());
      y.add(100 * low.applyAsDouble(point));
    }
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    series.setFillColor(colour);
    series.setLineColor(colour);
    series.setMarker(SeriesMarkers.NONE);
  }

  private static void line(
      XYChart chart, String name, DrawnCurve curve, ToDoubleFunction<Point> value) {
    List<Double> x = curve.points().stream().map(Point::days).toList();
    List<Double> y = curve.points().stream().map(p -> 100 * value.applyAsDouble(p)).toList();
    XYSeries series = chart.addSeries(name, x, y);
    series.setLineColor(BLUE).setLineStyle(new BasicStroke(2f));
    series.setMarker(SeriesMarkers.NONE);
  }

  /**
   * Bars of shares.
   *
   * @param names what each bar is of
   * @param shares how high each is, 0 to 1
   */
  static Html bars(List<String> names, List<Double> shares, Bilingual axis, Bilingual alternative) {
    CategoryChart chart = new CategoryChart(WIDTH, HEIGHT);
    style(chart.getStyler());
    chart.setYAxisTitle(both(axis));
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0).setYAxisDecimalPattern("0");
    chart.getStyler().setAvailableSpaceFill(0.5).setLabelsVisible(true);
    chart.getStyler().setDecimalPattern("0.0").setAnnotationTextFont(font(12));
    chart
        .addSeries("share", names, shares.stream().map(share -> 100 * share).toList())
        .setFillColor(BLUE);
    return picture(graphics -> chart.paint(graphics, WIDTH, HEIGHT), HEIGHT, alternative);
  }

  private static void style(AxesChartStyler styler) {
    styler.setLegendVisible(false).setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false);
    styler.setChartTitleVisible(false).setChartFontColor(INK);
    styler.setPlotGridLinesColor(LINE).setPlotGridVerticalLinesVisible(false);
    styler.setAxisTickLabelsFont(font(12)).setAxisTickLabelsColor(SOFT);
    styler.setAxisTitleFont(font(13));
  }

  private static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  private static String both(Bilingual words) {
    return words.korean() + " / " + words.english();
  }

  private interface Painting {
    void paint(SVGGraphics2D graphics);
  }

  private static Html picture(Painting painting, int height, Bilingual alternative) {
    try {
      var document =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(SVG, "svg", null);
      SVGGraphics2D graphics = new SVGGraphics2D(document);
      painting.paint(graphics);
      var root = graphics.getRoot();
      root.setAttributeNS(null, "viewBox", "0 0 " + WIDTH + " " + height);
      root.setAttributeNS(null, "width", Integer.toString(WIDTH));
      root.setAttributeNS(null, "height", Integer.toString(height));
      StringWriter text = new StringWriter();
      graphics.stream(root, text, true, false);
      return Html.of(
          "<img class=\"chart\" src=\"data:image/svg+xml;base64,{}\" alt=\"{}\">",
          Html.text(
              Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8))),
          alternative.plain());
    } catch (ParserConfigurationException | IOException impossible) {
      throw new UncheckedIOException("A chart could not be drawn", new IOException(impossible));
    }
  }
}
