package io.haetae.matching.image;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The PDQ hash of a photograph: 256 bits of the low frequencies of its brightness, which survive
 * other sizes and compression. Written after "The TMK+PDQF Video-Hashing Algorithm and the PDQ
 * Image-Hashing Algorithm" (Facebook, 2019).
 *
 * @param bits the bits, 16 a row of the transform, the lowest frequencies first
 * @param quality how much structure the picture has, 0 to 100; below 50 the hash says nothing
 */
public record Pdq(List<Long> bits, int quality) {
  /** How many bits a hash has. */
  public static final int BITS = 256;

  static final int LEAST_QUALITY = 50;

  /** PDQ's own threshold: at most so many of 256 bits differ. */
  static final int SAME = 31;

  private static final int SIDE = 64;
  private static final int KEPT = 16;
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
  private static final double[][] COSINES = cosines();

  /** Copies the bits. */
  public Pdq {
    bits = List.copyOf(bits);
  }

  /** Whether both hashes say something, and the same thing. */
  public boolean same(Pdq other) {
    return telling() && other.telling() && distance(other) <= SAME;
  }

  static Pdq of(Luminance picture) {
    return allOf(picture).getFirst();
  }

  /** The hash, and those of the picture turned and mirrored: eight, as it stands first. */
  static List<Pdq> allOf(Luminance picture) {
    float[][] small = small(picture);
    double[][] plain = transform(small);
    int quality = quality(small);
    return IntStream.range(0, 8).mapToObj(way -> of(turned(plain, way), quality)).toList();
  }

  /** Whether the picture has enough structure for its hash to say something. */
  public boolean telling() {
    return quality >= LEAST_QUALITY;
  }

  /** In how many bits two hashes differ. */
  public int distance(Pdq other) {
    int differing = 0;
    for (int i = 0; i < bits.size(); i++) {
      differing += Long.bitCount(bits.get(i) ^ other.bits.get(i));
    }
    return differing;
  }

  /** 64 hexadecimal digits, the highest frequencies first. */
  public String hex() {
    return "%016x%016x%016x%016x".formatted(bits.get(3), bits.get(2), bits.get(1), bits.get(0));
  }

  /**
   * A hash as {@link #hex} writes it.
   *
   * @param hex 64 hexadecimal digits
   * @throws IllegalArgumentException if it is none
   */
  public static Pdq parse(String hex, int quality) {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("No PDQ hash of 64 hexadecimal digits: " + hex);
    }
    return new Pdq(
        IntStream.iterate(48, i -> i >= 0, i -> i - 16)
            .mapToObj(i -> Long.parseUnsignedLong(hex.substring(i, i + 16), 16))
            .toList(),
        quality);
  }

  private static float[][] small(Luminance picture) {
    int across = (picture.width + 2 * SIDE - 1) / (2 * SIDE);
    int down = (picture.height + 2 * SIDE - 1) / (2 * SIDE);
    Luminance blurred = picture.blurred(across, down);
    float[][] small = new float[SIDE][SIDE];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        int y = (int) ((i + 0.5) * picture.height / SIDE);
        int x = (int) ((j + 0.5) * picture.width / SIDE);
        small[i][j] = blurred.at(x, y);
      }
    }
    return small;
  }

  private static int quality(float[][] small) {
    int gradients = 0;
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        if (i + 1 < SIDE) {
          gradients += Math.abs((int) ((small[i][j] - small[i + 1][j]) * 100 / 255));
        }
        if (j + 1 < SIDE) {
          gradients += Math.abs((int) ((small[i][j] - small[i][j + 1]) * 100 / 255));
        }
      }
    }
    return Math.min(100, gradients / 90);
  }

  private static double[][] cosines() {
    double[][] cosines = new double[KEPT][SIDE];
    for (int i = 0; i < KEPT; i++) {
      for (int j = 0; j < SIDE; j++) {
        cosines[i][j] =
            Math.sqrt(2.0 / SIDE) * Math.cos(Math.PI / 2 / SIDE * (i + 1) * (2 * j + 1));
      }
    }
    return cosines;
  }

  private static double[][] transform(float[][] small) {
    double[][] half = new double[KEPT][SIDE];
    double[][] whole = new double[KEPT][KEPT];
    for (int i = 0; i < KEPT; i++) {
      for (int j = 0; j < SIDE; j++) {
        for (int k = 0; k < SIDE; k++) {
          half[i][j] += COSINES[i][k] * small[k][j];
        }
      }
      for (int j = 0; j < KEPT; j++) {
        for (int k = 0; k < SIDE; k++) {
          whole[i][j] += half[i][k] * COSINES[j][k];
        }
      }
    }
    return whole;
  }

  /** Mirroring a picture turns the sign of its odd frequencies; exchanging its axes, theirs. */
  private static double[][] turned(double[][] plain, int way) {
    double[][] turned = new double[KEPT][KEPT];
    for (int i = 0; i < KEPT; i++) {
      for (int j = 0; j < KEPT; j++) {
        double value = (way & 4) == 0 ? plain[i][j] : plain[j][i];
        boolean across = (way & 1) != 0 && j % 2 == 0;
        boolean down = (way & 2) != 0 && i % 2 == 0;
        turned[i][j] = across == down ? value : -value;
      }
    }
    return turned;
  }

  private static Pdq of(double[][] values, int quality) {
    double[] sorted = Arrays.stream(values).flatMapToDouble(Arrays::stream).sorted().toArray();
    double median = sorted[sorted.length / 2 - 1];
    long[] words = new long[4];
    for (int i = 0; i < KEPT; i++) {
      for (int j = 0; j < KEPT; j++) {
        int bit = i * KEPT + j;
        if (values[i][j] > median) {
          words[bit / 64] |= 1L << bit % 64;
        }
      }
    }
    return new Pdq(Arrays.stream(words).boxed().toList(), quality);
  }
}
