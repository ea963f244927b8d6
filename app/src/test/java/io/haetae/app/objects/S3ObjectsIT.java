package io.haetae.app.objects;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.evidence.EvidenceObjects;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

final class S3ObjectsIT extends EvidenceObjectsContract {
  private String prefix = "";

  @BeforeAll
  static void credentials() {
    S3Server.grant();
  }

  @AfterAll
  static void noCredentials() {
    S3Server.revoke();
  }

  @Override
  EvidenceObjects empty() throws IOException {
    prefix = UUID.randomUUID() + "/";
    return S3Objects.open(S3Server.BUCKET, prefix, service());
  }

  private static S3Objects.Service service() throws IOException {
    return new S3Objects.Service(
        Optional.of(S3Server.running().endpoint()), Optional.empty(), true);
  }

  @Override
  void damage(String name) throws IOException {
    try (S3Client client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(S3Server.running().endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .build()) {
      Map<String, String> metadata =
          client.headObject(head -> head.bucket(S3Server.BUCKET).key(prefix + name)).metadata();
      client.putObject(
          put -> put.bucket(S3Server.BUCKET).key(prefix + name).metadata(metadata),
          RequestBody.fromString("other bytes"));
    }
  }

  @Test
  void aBucketThatIsNotThereIsNoMissingObject() throws IOException {
    try (EvidenceObjects objects = S3Objects.open("no-such-bucket", "", service())) {
      assertThatThrownBy(() -> objects.names(""))
          .isExactlyInstanceOf(IOException.class)
          .hasMessageContaining("s3://no-such-bucket/");
    }
  }
}
