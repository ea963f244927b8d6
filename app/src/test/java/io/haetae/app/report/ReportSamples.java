package io.haetae.app.report;

import io.haetae.app.storage.ArchiveKind;
import io.haetae.app.storage.ObservationRow;
import io.haetae.app.storage.RunRow;
import io.haetae.app.storage.Samples;
import io.haetae.core.browse.Bytes;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.product.Money;
import io.haetae.core.product.Seller;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Made-up report data with every kind of row. */
final class ReportSamples {
  static final String RUN = "20261123T000000.000Z";
  private static final Lane ALIEXPRESS = Samples.lane("aliexpress");
  private static final Lane TEMU = Samples.lane("temu");

  private ReportSamples() {}

  /**
   * A run of two lanes: every verdict, two controls in one lane, none in the other, two visits due.
   */
  static ReportData study() {
    return data(ArchiveKind.STUDY, ALIEXPRESS, TEMU);
  }

  static ReportData demo() {
    return data(
        ArchiveKind.DEMO, Samples.simulated("aliexpress", 8081), Samples.simulated("temu", 8082));
  }

  private static ReportData data(ArchiveKind kind, Lane first, Lane second) {
    List<ObservationRow> rows = new ArrayList<>();
    rows.add(control(first, 1, Purpose.CONTROL_ON_SALE, new Verdict.Orderable(onSale())));
    rows.add(control(first, 2, Purpose.CONTROL_ABSENT, new Verdict.Removed(notFound())));
    int position = 3;
    for (Verdict verdict : verdicts()) {
      rows.add(row(Samples.visit(position < 10 ? first : second, RUN, position), verdict));
      position++;
    }
    List<Visit> due =
        List.of(Samples.visit(second, RUN, position), Samples.visit(second, RUN, position + 1));
    return data(kind, rows, due);
  }

  static ReportData data(ArchiveKind kind, List<ObservationRow> rows, List<Visit> due) {
    RunRow run =
        new RunRow(
            RUN,
            Samples.PLANNED,
            rows.stream().map(ObservationRow::closedAt).reduce((earlier, later) -> later),
            rows.size() + due.size(),
            rows.size());
    return new ReportData(kind, run, rows, due, Instant.parse("2026-11-23T01:00:00Z"));
  }

  static List<Verdict> verdicts() {
    Basis soldOut = basis(new Signal(Meaning.OUT_OF_STOCK, "totalStock", "0", "data#/stock"));
    Basis refused =
        basis(
            new Signal(Meaning.REGION_REFUSAL, "text", "이 상품은 회원님의 국가에서 구매할 수 없습니다", "css:.block"));
    Basis challenge =
        basis(new Signal(Meaning.CHALLENGE, "punish", "x5secdata", "https://www.example/punish"));
    Verdict removed = new Verdict.Removed(notFound());
    return List.of(
        new Verdict.Orderable(onSale()),
        new Verdict.Orderable(onSale()),
        new Verdict.SoldOut(soldOut),
        new Verdict.NotDelivered(
            basis(new Signal(Meaning.NOT_DELIVERED, "shipTo", "KR: false", "data#/shipping"))),
        new Verdict.OptionGone(
            basis(new Signal(Meaning.NOTE, "option 14:771", "Red: orderable", "options"))),
        new Verdict.AgeGated(basis(new Signal(Meaning.AGE_GATE, "dialog", "18+", "css:.age"))),
        new Verdict.RegionBlocked(refused),
        removed,
        new Verdict.Redirected(new ListingId(new SiteId("temu"), "601099"), onSale()),
        new Verdict.SellerGone(
            basis(new Signal(Meaning.SELLER_GONE, "store", "closed", "data#/store/state"))),
        new Verdict.Undetermined(Reason.CHALLENGED, challenge),
        new Verdict.Undetermined(Reason.CHALLENGED, challenge),
        new Verdict.Undetermined(Reason.WRONG_VANTAGE, onSale()),
        Controls.notRun().confirm(removed));
  }

  static ObservationRow row(Visit visit, Verdict verdict) {
    boolean offer = verdict instanceof Verdict.Orderable || verdict instanceof Verdict.SoldOut;
    return row(
        visit,
        verdict,
        offer ? Optional.of("LED 불빛 팽이 회전 장난감 세트 12개입 (어린이날 선물)") : Optional.empty());
  }

  static ObservationRow row(Visit visit, Verdict verdict, Optional<String> title) {
    Instant opened = Samples.PLANNED.plusSeconds(25L * visit.position());
    return new ObservationRow(
        visit,
        opened,
        opened.plusSeconds(8),
        verdict,
        title,
        title.map(shown -> new Money(new BigDecimal("12900"), Optional.of("KRW"))),
        title.map(shown -> new Seller(Optional.of("911"), Optional.of("Happy Toy Store"))),
        Optional.of(Samples.evidence(visit)),
        Optional.empty(),
        Optional.empty());
  }

  private static ObservationRow control(Lane lane, int position, Purpose purpose, Verdict verdict) {
    return row(Samples.visit(lane, RUN, position, purpose), verdict);
  }

  private static Basis onSale() {
    return basis(
        new Signal(Meaning.ON_SALE, "itemStatus", "1", "runParams#/data/itemStatus"),
        new Signal(Meaning.IN_STOCK, "totalAvailQuantity", "1203", "runParams#/data/quantity"),
        new Signal(Meaning.DELIVERED, "shipTo", "KR", "runParams#/data/shipping/to"));
  }

  private static Basis notFound() {
    return basis(
        new Signal(Meaning.NOT_FOUND, "text", "죄송합니다. 요청하신 페이지를 찾을 수 없습니다.", "css:.not-found"));
  }

  static Basis basis(Signal... signals) {
    return new Basis(List.of(signals), "1");
  }

  /** A picture that looks a little like a shop. */
  static Bytes picture(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(new Color(0xE6, 0x4A, 0x19));
    graphics.fillRect(0, 0, width, height / 10);
    graphics.setColor(new Color(0xCF, 0xD8, 0xDC));
    graphics.fillRect(width / 20, height / 6, width * 2 / 5, height / 2);
    graphics.setColor(Color.DARK_GRAY);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(8, height / 25)));
    graphics.drawString("Spinning top with lights", width / 2, height / 4);
    graphics.drawString("KRW 12,900", width / 2, height / 3);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return Bytes.copyOf(png.toByteArray());
  }
}
