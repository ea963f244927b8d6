package io.haetae.export;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import io.haetae.export.dossier.Dossier;
import io.haetae.export.dossier.DossierPdf;
import io.haetae.export.dossier.Languages;
import io.haetae.export.dossier.MissingFontException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A bundle's dossier: two to four A4 pages for people, signed as PAdES (ETSI EN 319 142-1). Level
 * BASELINE-T where an authority answers, else BASELINE-B. Nothing is fetched but that time-stamp.
 */
public final class PdfExport {
  private PdfExport() {}

  /**
   * Writes the dossier.
   *
   * @param bundle the bundle
   * @param dossier what it holds
   * @param languages what the dossier is written in
   * @param signing the key that signs, who time-stamps the signature, and the time to claim
   * @param file where it goes; replaced if it exists
   * @throws MissingFontException if Korean is asked for and no font here has Hangul
   * @throws IOException if the bundle cannot be read or the file not written
   */
  public static Exported write(
      IntactBundle bundle, Dossier dossier, Languages languages, Signing signing, Path file)
      throws IOException {
    bundle.outside(file);
    DSSDocument pages =
        new InMemoryDocument(
            DossierPdf.draw(dossier, languages, signing.at()).toArray(),
            "dossier.pdf",
            MimeTypeEnum.PDF);
    return Signed.write(
        signing.authority(),
        file,
        source -> {
          PAdESSignatureParameters parameters = parameters(signing, source.isPresent());
          PAdESService service = new PAdESService(Signing.offline());
          source.ifPresent(service::setTspSource);
          DSSDocument signed =
              service.signDocument(
                  pages, parameters, signing.sign(service.getDataToSign(pages, parameters)));
          return new Signed(signed, parameters.getSignatureLevel().name());
        });
  }

  private static PAdESSignatureParameters parameters(Signing signing, boolean stamped) {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(
        stamped ? SignatureLevel.PAdES_BASELINE_T : SignatureLevel.PAdES_BASELINE_B);
    signing.describe(parameters);
    parameters.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
    return parameters;
  }
}
