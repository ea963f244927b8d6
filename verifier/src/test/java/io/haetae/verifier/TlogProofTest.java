package io.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A proof against another leaf, place, tree or key than it was made for. */
final class TlogProofTest {
  private static final byte[] LEAF = "leaf 1".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SIBLING = "leaf 0".getBytes(StandardCharsets.UTF_8);
  private static final TreeHash ROOT = Merkle.node(Merkle.leaf(SIBLING), Merkle.leaf(LEAF));

  private KeyPair pair;
  private VerifierKey key;

  @BeforeEach
  void aKey() throws Exception {
    pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    key = key(pair);
  }

  @Test
  void leadsFromItsLeafToTheRoot() throws Exception {
    assertThat(proof(1, 2, ROOT).verify(LEAF, List.of(key))).isEqualTo(key);
    assertThat(TlogProof.parse(proof(1, 2, ROOT).bytes())).isEqualTo(proof(1, 2, ROOT));
  }

  @Test
  void ofAnotherLeaf() throws Exception {
    TlogProof proof = proof(1, 2, ROOT);
    assertThatThrownBy(() -> proof.verify(SIBLING, List.of(key)))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("does not lead from this leaf at index 1 to the root");
  }

  @Test
  void ofAnotherPlaceOrSize() throws Exception {
    for (TlogProof proof : List.of(proof(0, 2, ROOT), proof(2, 2, ROOT), proof(1, 4, ROOT))) {
      assertThatThrownBy(() -> proof.verify(LEAF, List.of(key)))
          .isInstanceOf(EvidenceException.class)
          .hasMessageContaining("does not lead from this leaf");
    }
  }

  @Test
  void ofAnotherRoot() throws Exception {
    TlogProof proof = proof(1, 2, Merkle.leaf(LEAF));
    assertThatThrownBy(() -> proof.verify(LEAF, List.of(key)))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("to the root of the log at size 2");
  }

  @Test
  void toACheckpointThatWasEdited() throws Exception {
    String text = new String(proof(1, 2, ROOT).bytes(), StandardCharsets.UTF_8);
    String other = Merkle.leaf(LEAF).base64();
    for (String edited :
        List.of(text.replace("\n2\n", "\n3\n"), text.replace(ROOT.base64(), other))) {
      TlogProof proof = TlogProof.parse(edited.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> proof.verify(LEAF, List.of(key)))
          .isInstanceOf(EvidenceException.class)
          .hasMessageContaining("signature of log.example is false");
    }
  }

  @Test
  void signedByAnUnknownKey() throws Exception {
    TlogProof proof = proof(1, 2, ROOT);
    VerifierKey other = key(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    for (List<VerifierKey> keys : List.of(List.<VerifierKey>of(), List.of(other))) {
      assertThatThrownBy(() -> proof.verify(LEAF, keys))
          .isInstanceOf(EvidenceException.class)
          .hasMessageContaining("signed by no trusted key");
    }
  }

  private static VerifierKey key(KeyPair pair) throws EvidenceException {
    String line = new VerifierKey("log.example", VerifierKey.Kind.LOG, pair.getPublic()).toString();
    return VerifierKey.parse(line);
  }

  private TlogProof proof(long index, long size, TreeHash root)
      throws GeneralSecurityException, EvidenceException {
    String text = Checkpoint.text("log.example", size, root);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    byte[] signed = signature.sign();
    byte[] line =
        ByteBuffer.allocate(Integer.BYTES + signed.length).putInt(key.id()).put(signed).array();
    String note = text + "\n\u2014 log.example " + Base64.getEncoder().encodeToString(line) + "\n";
    return new TlogProof(
        index,
        List.of(Merkle.leaf(SIBLING)),
        Checkpoint.parse(note.getBytes(StandardCharsets.UTF_8)));
  }
}
