package io.haetae.evidence.seal;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import io.haetae.verifier.EvidenceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tokens that a PKCS#11 library knows. The platform's own binding opens a slot by its number
 * only, and numbers change when a reader is plugged in elsewhere; so labels are looked up here.
 */
final class TokenSlots {
  private static final int LABEL = 32;

  /** More than any CK_TOKEN_INFO takes (about 208 bytes). */
  private static final int INFO = 1024;

  /** CK_C_INITIALIZE_ARGS: four functions, flags, a reserved pointer. */
  private static final int ARGUMENTS = 8 * 8;

  private static final int FUNCTIONS = 4;
  private static final long OS_LOCKING_OK = 2;
  private static final int OK = 0;

  private final NativeLibrary library;

  private TokenSlots(NativeLibrary library) {
    this.library = library;
  }

  /**
   * The slot of the token with a label.
   *
   * @throws EvidenceException if there is none, or more than one
   */
  static long find(Path file, String label) throws EvidenceException {
    Map<Long, String> found;
    try {
      found = new TokenSlots(NativeLibrary.getInstance(file.toString())).labels();
    } catch (UnsatisfiedLinkError unusable) {
      throw new EvidenceException(
          file + " is no PKCS#11 library for this machine: " + unusable.getMessage(), unusable);
    }
    found.values().removeIf(String::isEmpty);
    Map<Long, String> same = new TreeMap<>(found);
    same.values().removeIf(other -> !other.equals(label));
    if (same.size() != 1) {
      throw new EvidenceException(
          same.isEmpty()
              ? "no token has the label \"%s\"; %s knows %s; is it plugged in?"
                  .formatted(label, file, found.isEmpty() ? "none" : found.values())
              : "tokens in the slots %s have the label \"%s\"; name the \"slot\" instead"
                  .formatted(same.keySet(), label));
    }
    return same.keySet().iterator().next();
  }

  private Map<Long, String> labels() throws EvidenceException {
    boolean begun;
    try (Memory arguments = new Memory(ARGUMENTS)) {
      arguments.clear();
      arguments.setNativeLong(
          (long) FUNCTIONS * Native.POINTER_SIZE, new NativeLong(OS_LOCKING_OK));
      // Another result than this means that somebody else in this process uses it already.
      begun = call("C_Initialize", arguments) == OK;
    }
    try {
      return tokens();
    } finally {
      if (begun) {
        call("C_Finalize", Pointer.NULL);
      }
    }
  }

  private Map<Long, String> tokens() throws EvidenceException {
    NativeLongByReference count = new NativeLongByReference();
    required("C_GetSlotList", (byte) 1, Pointer.NULL, count);
    long most = count.getValue().longValue();
    Map<Long, String> labels = new TreeMap<>();
    try (Memory slots = new Memory((most + 1) * NativeLong.SIZE);
        Memory info = new Memory(INFO)) {
      required("C_GetSlotList", (byte) 1, slots, count);
      for (int i = 0; i < Math.min(most, count.getValue().longValue()); i++) {
        NativeLong slot = slots.getNativeLong((long) i * NativeLong.SIZE);
        if (call("C_GetTokenInfo", slot, info) == OK) {
          String label = new String(info.getByteArray(0, LABEL), StandardCharsets.UTF_8);
          labels.put(slot.longValue(), label.stripTrailing());
        }
      }
    }
    return labels;
  }

  private void required(String name, Object... arguments) throws EvidenceException {
    int result = call(name, arguments);
    if (result != OK) {
      throw new EvidenceException(
          "%s of %s failed: 0x%x".formatted(name, library.getFile(), result));
    }
  }

  private int call(String name, Object... arguments) {
    Function function = library.getFunction(name);
    return function.invokeInt(arguments);
  }
}
