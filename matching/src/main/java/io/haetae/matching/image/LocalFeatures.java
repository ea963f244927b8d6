package io.haetae.matching.image;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nu.pattern.OpenCV;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.DMatch;
import org.opencv.core.KeyPoint;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDMatch;
import org.opencv.core.MatOfKeyPoint;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.features2d.BFMatcher;
import org.opencv.features2d.ORB;
import org.opencv.imgproc.Imgproc;

/**
 * The corners of a photograph with what surrounds each (ORB), which are found again in a part, a
 * frame or a collage of it.
 */
final class LocalFeatures {
  private static final int MOST = 500;
  private static final double SIDE = 512;
  private static final double RATIO = 0.75;
  private static final double TOLERANCE = 4;
  private static final int FEWEST = 8;
  private static final double PLACE = 8;

  /** ORB looks at 31 points around a corner, and fails where its smaller copies have no height. */
  private static final int PATCH = 31;

  static {
    OpenCV.loadLocally();
  }

  private final List<Point> points;
  private final byte[] descriptors;
  private final int length;
  private final double width;
  private final double height;
  private final boolean mirrored;

  private LocalFeatures(
      List<Point> points, byte[] descriptors, int length, Mat grey, boolean mirrored) {
    this.points = List.copyOf(points);
    this.descriptors = descriptors;
    this.length = length;
    this.width = grey.cols();
    this.height = grey.rows();
    this.mirrored = mirrored;
  }

  /** Those of a picture; its mirror image's if asked. One that is too narrow has none. */
  static LocalFeatures of(Luminance picture, boolean mirrored) {
    Mat grey = grey(picture);
    if (Math.min(grey.rows(), grey.cols()) < PATCH) {
      LocalFeatures none = new LocalFeatures(List.of(), new byte[0], 0, grey, mirrored);
      grey.release();
      return none;
    }
    if (mirrored) {
      Core.flip(grey, grey, 1);
    }
    MatOfKeyPoint keys = new MatOfKeyPoint();
    Mat found = new Mat();
    ORB.create(MOST).detectAndCompute(grey, new Mat(), keys, found);
    byte[] descriptors = new byte[found.rows() * found.cols()];
    if (descriptors.length > 0) {
      found.get(0, 0, descriptors);
    }
    List<Point> points = keys.toList().stream().map((KeyPoint key) -> key.pt).toList();
    int length = found.cols();
    LocalFeatures features = new LocalFeatures(points, descriptors, length, grey, mirrored);
    List.of(grey, keys, found).forEach(Mat::release);
    return features;
  }

  /** Where corners lie alike in both, the one turned, scaled or stretched at most. */
  Agreement agreeing(LocalFeatures other) {
    List<DMatch> matches = matches(other);
    if (matches.size() < FEWEST) {
      return Agreement.NONE;
    }
    MatOfPoint2f from = new MatOfPoint2f();
    MatOfPoint2f to = new MatOfPoint2f();
    from.fromList(matches.stream().map(match -> points.get(match.queryIdx)).toList());
    to.fromList(matches.stream().map(match -> other.points.get(match.trainIdx)).toList());
    Mat inliers = new Mat();
    Mat view = Calib3d.estimateAffine2D(from, to, inliers, Calib3d.RANSAC, TOLERANCE);
    boolean found = !view.empty() && possible(view);
    Agreement agreement = found ? agreement(other, matches, inliers) : Agreement.NONE;
    List.of(from, to, inliers, view).forEach(Mat::release);
    return agreement;
  }

  private Agreement agreement(LocalFeatures other, List<DMatch> matches, Mat inliers) {
    List<Point> here = new ArrayList<>();
    List<Point> there = new ArrayList<>();
    for (int i = 0; i < matches.size(); i++) {
      if (inliers.get(i, 0)[0] != 0) {
        here.add(points.get(matches.get(i).queryIdx));
        there.add(other.points.get(matches.get(i).trainIdx));
      }
    }
    return here.isEmpty()
        ? Agreement.NONE
        : Agreement.of(places(here), region(here), other.region(there));
  }

  /** In how many places the agreeing corners lie; many lie on one corner of the thing. */
  private static int places(List<Point> agreeing) {
    Set<List<Long>> places = new HashSet<>();
    for (Point point : agreeing) {
      places.add(List.of(Math.round(point.x / PLACE), Math.round(point.y / PLACE)));
    }
    return places.size();
  }

  /** The least part of the picture as it was given that holds the points. */
  private Region region(List<Point> held) {
    double left = held.stream().mapToDouble(point -> point.x / width).min().orElse(0);
    double right = held.stream().mapToDouble(point -> point.x / width).max().orElse(1);
    return new Region(
        Region.inside(mirrored ? 1 - right : left),
        Region.inside(held.stream().mapToDouble(point -> point.y / height).min().orElse(0)),
        Region.inside(mirrored ? 1 - left : right),
        Region.inside(held.stream().mapToDouble(point -> point.y / height).max().orElse(1)));
  }

  /** A copy of a photograph is neither turned inside out nor squeezed to a line. */
  private static boolean possible(Mat view) {
    double area = view.get(0, 0)[0] * view.get(1, 1)[0] - view.get(0, 1)[0] * view.get(1, 0)[0];
    return area > 0.04 && area < 25;
  }

  private List<DMatch> matches(LocalFeatures other) {
    if (points.size() < FEWEST || other.points.size() < FEWEST) {
      return List.of();
    }
    Mat here = matrix();
    Mat there = other.matrix();
    List<MatOfDMatch> nearest = new ArrayList<>();
    BFMatcher.create(Core.NORM_HAMMING).knnMatch(here, there, nearest, 2);
    List<DMatch> clear = new ArrayList<>();
    for (MatOfDMatch pair : nearest) {
      clear(pair.toList()).ifPresent(clear::add);
      pair.release();
    }
    here.release();
    there.release();
    return clear;
  }

  private static Optional<DMatch> clear(List<DMatch> pair) {
    boolean clear = pair.size() == 2 && pair.getFirst().distance < RATIO * pair.getLast().distance;
    return clear ? Optional.of(pair.getFirst()) : Optional.empty();
  }

  private Mat matrix() {
    Mat matrix = new Mat(points.size(), length, CvType.CV_8U);
    matrix.put(0, 0, descriptors);
    return matrix;
  }

  private static Mat grey(Luminance picture) {
    byte[] bytes = new byte[picture.width * picture.height];
    for (int y = 0; y < picture.height; y++) {
      for (int x = 0; x < picture.width; x++) {
        bytes[y * picture.width + x] = (byte) Math.round(picture.at(x, y));
      }
    }
    Mat grey = new Mat(picture.height, picture.width, CvType.CV_8U);
    grey.put(0, 0, bytes);
    double scale = SIDE / Math.max(picture.width, picture.height);
    if (scale < 1) {
      Size smaller =
          new Size(
              Math.max(1, Math.round(picture.width * scale)),
              Math.max(1, Math.round(picture.height * scale)));
      Imgproc.resize(grey, grey, smaller, 0, 0, Imgproc.INTER_AREA);
    }
    return grey;
  }
}
