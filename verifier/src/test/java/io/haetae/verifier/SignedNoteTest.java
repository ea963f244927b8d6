package io.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the C2SP specifications, and what is no note or checkpoint. */
final class SignedNoteTest {
  private static final String KEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
  private static final String NOTE =
      """
      This is an example message.

      \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
      """;
  private static final String CHECKPOINT =
      """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
      """;

  @Test
  void theExampleOfTheSpecificationIsSigned() throws Exception {
    VerifierKey key = VerifierKey.parse(KEY);
    assertThat(key).hasToString(KEY);
    SignedNote note = note(NOTE);
    assertThat(note.signedBy(key)).isTrue();
    assertThat(note.bytes()).isEqualTo(NOTE.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aChangedTextHasAFalseSignature() throws Exception {
    VerifierKey key = VerifierKey.parse(KEY);
    SignedNote changed = note(NOTE.replace("an example", "another"));
    assertThatThrownBy(() -> changed.signedBy(key)).hasMessageContaining("is false");
  }

  @Test
  void theExampleOfACheckpointIsRead() throws Exception {
    Checkpoint checkpoint = Checkpoint.parse(CHECKPOINT.getBytes(StandardCharsets.UTF_8));
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    VerifierKey other = VerifierKey.parse(KEY);
    assertThatThrownBy(() -> checkpoint.verify(List.of(other)))
        .hasMessageContaining("signed by no trusted key");
  }

  @Test
  void whatIsNoNoteIsRefused() {
    List<String> malformed =
        List.of(
            "",
            "text\n",
            "text\n\n",
            NOTE.stripTrailing(),
            NOTE + "\n",
            NOTE.replace("example.com/foo ", "example.com/f+oo "),
            NOTE.replace("message", "\tmessage"),
            NOTE.replace("aQM=", "aQN="),
            NOTE.replace("\u2014 ", "- "));
    assertThat(malformed)
        .allSatisfy(
            text -> assertThatThrownBy(() -> note(text)).isInstanceOf(EvidenceException.class));
  }

  @Test
  void whatIsNoCheckpointIsRefused() {
    List<String> malformed =
        List.of(
            CHECKPOINT.replace("20852163", "020852163"),
            CHECKPOINT.replace("20852163", "-1"),
            CHECKPOINT.replace("20852163", "99999999999999999999"),
            CHECKPOINT.replace("20852163\n", ""),
            CHECKPOINT.replace("CsUYapGG", "CsUY"),
            CHECKPOINT.replace("20852163", "\n20852163"));
    assertThat(malformed)
        .allSatisfy(
            text ->
                assertThatThrownBy(() -> Checkpoint.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(EvidenceException.class));
  }

  @Test
  void aKeyWithAWrongHashOrTypeIsRefused() {
    assertThatThrownBy(() -> VerifierKey.parse(KEY.replace("530d903a", "530d903b")))
        .hasMessageContaining("hash");
    assertThatThrownBy(() -> VerifierKey.parse(KEY.replace("+Ae", "+Ce")))
        .hasMessageContaining("type");
    assertThatThrownBy(() -> VerifierKey.parse("no key")).hasMessageContaining("verifier key");
  }

  private static SignedNote note(String text) throws EvidenceException {
    return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
