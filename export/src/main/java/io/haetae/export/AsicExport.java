package io.haetae.export;

import eu.europa.esig.dss.asic.cades.ASiCWithCAdESSignatureParameters;
import eu.europa.esig.dss.asic.cades.signature.ASiCWithCAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A bundle as ASiC-E with CAdES (ETSI EN 319 162-1): one ZIP file with the bundle's files under
 * their own names and a signature over all of them. Level BASELINE-T where an authority answers,
 * else BASELINE-B. Nothing is fetched but that time-stamp. The container is made in memory, so a
 * bundle may have 1 GiB at most.
 */
public final class AsicExport {
  private static final long MOST_BYTES = 1L << 30;

  private AsicExport() {}

  /**
   * Writes the container.
   *
   * @param bundle the bundle
   * @param signing the key that signs, who time-stamps the signature, and the time to claim
   * @param file where it goes; replaced if it exists
   * @throws IOException if the bundle cannot be read or the file not written
   */
  public static Exported write(IntactBundle bundle, Signing signing, Path file) throws IOException {
    bundle.outside(file);
    List<DSSDocument> documents = documents(bundle);
    return Signed.write(
        signing.authority(),
        file,
        source -> {
          ASiCWithCAdESSignatureParameters parameters = parameters(signing, source.isPresent());
          ASiCWithCAdESService service = new ASiCWithCAdESService(Signing.offline());
          source.ifPresent(service::setTspSource);
          DSSDocument signed =
              service.signDocument(
                  documents,
                  parameters,
                  signing.sign(service.getDataToSign(documents, parameters)));
          return new Signed(signed, parameters.getSignatureLevel().name());
        });
  }

  private static ASiCWithCAdESSignatureParameters parameters(Signing signing, boolean stamped) {
    ASiCWithCAdESSignatureParameters parameters = new ASiCWithCAdESSignatureParameters();
    parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
    parameters.setSignatureLevel(
        stamped ? SignatureLevel.CAdES_BASELINE_T : SignatureLevel.CAdES_BASELINE_B);
    signing.describe(parameters);
    parameters.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
    return parameters;
  }

  private static List<DSSDocument> documents(IntactBundle bundle) throws IOException {
    List<DSSDocument> documents = new ArrayList<>();
    long left = MOST_BYTES;
    for (String name : bundle.files()) {
      FileDocument document = new FileDocument(bundle.folder().resolve(name).toFile());
      document.setName(name);
      document.setMimeType(MimeTypeEnum.BINARY);
      documents.add(document);
      left -= document.getFile().length();
    }
    if (left < 0) {
      throw new IOException(bundle.folder() + " has more than " + MOST_BYTES + " bytes");
    }
    return documents;
  }
}
