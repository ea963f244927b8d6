package io.haetae.app.command;

import io.haetae.app.objects.S3Server;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class S3StoredArchiveIT extends StoredArchiveContract {
  @BeforeAll
  static void credentials() {
    S3Server.grant();
  }

  @AfterAll
  static void noCredentials() {
    S3Server.revoke();
  }

  @Override
  String settings() throws IOException {
    return """
        objects=s3://%s/study-1/%s
        objects.endpoint=%s
        objects.path-style=true
        """
        .formatted(S3Server.BUCKET, UUID.randomUUID(), S3Server.running().endpoint());
  }
}
