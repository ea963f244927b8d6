package io.haetae.app.objects;

import io.haetae.core.evidence.EvidenceObjects;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects of a bucket of Amazon S3 or of a service that speaks its protocol. An object is put with
 * {@code If-None-Match: *}, and with its SHA-256 both as the checksum that the service compares and
 * as metadata {@code sha256}. A service that does not know the condition is asked for the name
 * first, which keeps apart what one machine puts after another, but not at the same moment; names
 * are those of captures, which are random. At most 5 GB an object, which is more than any bundle.
 */
final class S3Objects implements EvidenceObjects {
  private static final String SUM = "sha256";
  private static final int EXISTS = 412;
  private static final int CONFLICT = 409;
  private static final int MISSING = 404;
  private static final int NOT_IMPLEMENTED = 501;
  private static final int EMPTY_RANGE = 416;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  private S3Objects(S3Client client, String bucket, String prefix) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  /**
   * Which service is spoken to, and how.
   *
   * @param endpoint its address; empty for Amazon's of the region
   * @param region the region; empty for that of the environment or profile
   * @param pathStyle whether the bucket stands in the path and not in the host's name
   */
  record Service(Optional<URI> endpoint, Optional<String> region, boolean pathStyle) {}

  /** A bucket. Credentials come from where the SDK usually finds them; nothing is asked yet. */
  static S3Objects open(String bucket, String prefix, Service service) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER))
            .forcePathStyle(service.pathStyle())
            // Of the checksums, those that this class gives are known by every such service.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    service.endpoint().ifPresent(builder::endpointOverride);
    service
        .region()
        .or(() -> service.endpoint().map(own -> "us-east-1"))
        .ifPresent(region -> builder.region(Region.of(region)));
    try {
      return new S3Objects(builder.build(), bucket, prefix);
    } catch (SdkException unsettled) {
      throw new IllegalArgumentException(unsettled.getMessage(), unsettled);
    }
  }

  @Override
  public boolean put(String name, Path file) throws IOException {
    String sha256 = Sha256.of(file);
    try {
      try {
        put(name, file, sha256, true);
        return true;
      } catch (S3Exception refused) {
        switch (refused.statusCode()) {
          case EXISTS, CONFLICT -> {
            // Compared below.
          }
          case NOT_IMPLEMENTED -> {
            if (sum(name).isEmpty()) {
              put(name, file, sha256, false);
              return true;
            }
          }
          default -> throw refused;
        }
      }
      if (!sum(name).equals(Optional.of(sha256))) {
        throw new FileAlreadyExistsException(address(name) + " holds other bytes");
      }
      return false;
    } catch (SdkException failed) {
      throw failure(name, failed);
    }
  }

  private void put(String name, Path file, String sha256, boolean ifFree) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(prefix + name)
            .contentType("application/zip")
            .metadata(Map.of(SUM, sha256))
            .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)));
    if (ifFree) {
      request.ifNoneMatch("*");
    }
    client.putObject(request.build(), RequestBody.fromFile(file));
  }

  /** The SHA-256 that was put with an object; empty if there is no such object. */
  private Optional<String> sum(String name) {
    try {
      HeadObjectResponse head =
          client.headObject(request -> request.bucket(bucket).key(prefix + name));
      return Optional.of(head.metadata().getOrDefault(SUM, ""));
    } catch (S3Exception refused) {
      if (refused.statusCode() == MISSING) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  @Override
  public void get(String name, Path file) throws IOException {
    try (ResponseInputStream<GetObjectResponse> object =
        client.getObject(request -> request.bucket(bucket).key(prefix + name))) {
      Files.copy(object, file);
      String sum = object.response().metadata().getOrDefault(SUM, "");
      if (!sum.equals(Sha256.of(file))) {
        Files.delete(file);
        throw new EvidenceException(address(name) + " is not what was put there");
      }
    } catch (SdkException failed) {
      throw failure(name, failed);
    }
  }

  @Override
  public byte[] start(String name, int most) throws IOException {
    try (ResponseInputStream<GetObjectResponse> object =
        client.getObject(
            request -> request.bucket(bucket).key(prefix + name).range("bytes=0-" + (most - 1)))) {
      return object.readNBytes(most);
    } catch (S3Exception refused) {
      if (refused.statusCode() == EMPTY_RANGE) {
        return new byte[0];
      }
      throw failure(name, refused);
    } catch (SdkException failed) {
      throw failure(name, failed);
    }
  }

  @Override
  public List<String> names(String start) throws IOException {
    try {
      return client
          .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix + start))
          .contents()
          .stream()
          .map(S3Object::key)
          .map(key -> key.substring(prefix.length()))
          .sorted()
          .toList();
    } catch (SdkException failed) {
      throw failure(start, failed);
    }
  }

  private IOException failure(String name, SdkException failed) {
    if (failed instanceof S3Exception refused
        && refused.statusCode() == MISSING
        && !"NoSuchBucket".equals(refused.awsErrorDetails().errorCode())) {
      IOException missing = new NoSuchFileException(address(name));
      missing.initCause(refused);
      return missing;
    }
    return new IOException(address(name) + ": " + failed.getMessage(), failed);
  }

  private String address(String name) {
    return place() + name;
  }

  @Override
  public String place() {
    return "s3://" + bucket + "/" + prefix;
  }

  @Override
  public void close() {
    client.close();
  }
}
