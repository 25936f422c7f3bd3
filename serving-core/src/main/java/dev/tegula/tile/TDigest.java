package dev.tegula.tile;

/**
 * Centroids of a merging t-digest with the arcsine scale (Dunning and Ertl, "Computing Extremely
 * Accurate Quantiles Using t-Digests", arXiv:1902.04023). A centroid spans at most one unit of
 * compression / 2π · asin(2q - 1), so the rank of a quantile q errs by at most about 2π /
 * compression · sqrt(q (1 - q)) + (π / compression)², and small samples stay exact. Keeps centroids
 * ascending; compresses only when many have come together. Sines are those of StrictMath, so that
 * the same values give the same bytes on every machine.
 *
 * <p>Packed: the number of centroids (4), least and greatest value (8 each), then mean and weight
 * of each centroid (8 each), ascending.
 */
final class TDigest {

  private static final int HEAD_BYTES = 20;

  private final double compression;
  private double[] means;
  private double[] weights;
  private double[] otherMeans;
  private double[] otherWeights;
  private int size;
  private double least;
  private double greatest;

  TDigest(int compression) {
    this.compression = compression;
    this.means = new double[8 * compression];
    this.weights = new double[means.length];
    this.otherMeans = new double[means.length];
    this.otherWeights = new double[means.length];
    clear();
  }

  void clear() {
    size = 0;
    least = Double.POSITIVE_INFINITY;
    greatest = Double.NEGATIVE_INFINITY;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds ascending values, at most twice as many as the compression. */
  void addSorted(double[] values, int count) {
    int mine = 0;
    int at = 0;
    for (int i = 0; i < count; i++) {
      while (mine < size && means[mine] <= values[i]) {
        at = copyMine(mine++, at);
      }
      otherMeans[at] = values[i];
      otherWeights[at++] = 1;
    }
    finishMerge(mine, at, values[0], values[count - 1]);
    compress();
  }

  /** Merges a packed digest. */
  void merge(byte[] row, int from) {
    int count = LittleEndian.getInt(row, from);
    if (count < 0 || count > 2 * compression) {
      throw new IndexOutOfBoundsException(count + " centroids at byte " + from);
    }
    if (size + count > means.length) {
      compress();
    }
    int mine = 0;
    int at = 0;
    for (int i = 0; i < count; i++) {
      int centroid = from + HEAD_BYTES + 16 * i;
      double mean = LittleEndian.getDouble(row, centroid);
      while (mine < size && means[mine] <= mean) {
        at = copyMine(mine++, at);
      }
      otherMeans[at] = mean;
      otherWeights[at++] = LittleEndian.getDouble(row, centroid + 8);
    }
    finishMerge(
        mine, at, LittleEndian.getDouble(row, from + 4), LittleEndian.getDouble(row, from + 12));
  }

  private int copyMine(int mine, int at) {
    otherMeans[at] = means[mine];
    otherWeights[at] = weights[mine];
    return at + 1;
  }

  private void finishMerge(int mine, int at, double from, double to) {
    while (mine < size) {
      at = copyMine(mine++, at);
    }
    size = at;
    least = Math.min(least, from);
    greatest = Math.max(greatest, to);
    swap();
  }

  private void swap() {
    double[] values = means;
    means = otherMeans;
    otherMeans = values;
    double[] counts = weights;
    weights = otherWeights;
    otherWeights = counts;
  }

  private void compress() {
    double total = total();
    double before = 0;
    double limit = total * quantile(unit(0) + 1);
    int kept = 0;
    for (int i = 1; i < size; i++) {
      double together = weights[kept] + weights[i];
      if (before + together <= limit) {
        means[kept] += (means[i] - means[kept]) * (weights[i] / together);
        weights[kept] = together;
      } else {
        before += weights[kept];
        limit = total * quantile(unit(before / total) + 1);
        kept++;
        means[kept] = means[i];
        weights[kept] = weights[i];
      }
    }
    size = Math.min(size, kept + 1);
  }

  /** The scale function k1. */
  private double unit(double quantile) {
    return compression / (2 * Math.PI) * StrictMath.asin(2 * quantile - 1);
  }

  private double quantile(double unit) {
    double angle = Math.min(unit * 2 * Math.PI / compression, Math.PI / 2);
    return (StrictMath.sin(angle) + 1) / 2;
  }

  private double total() {
    double total = 0;
    for (int i = 0; i < size; i++) {
      total += weights[i];
    }
    return total;
  }

  void writeTo(ByteSink sink) {
    sink.putInt(size);
    sink.putLong(Double.doubleToRawLongBits(least));
    sink.putLong(Double.doubleToRawLongBits(greatest));
    for (int i = 0; i < size; i++) {
      sink.putLong(Double.doubleToRawLongBits(means[i]));
      sink.putLong(Double.doubleToRawLongBits(weights[i]));
    }
  }

  /** The value at a part of all weight, on the line between the middles of two centroids. */
  double valueAt(double part) {
    double target = part * total();
    double middle = 0;
    double mean = least;
    double before = 0;
    for (int i = 0; i < size; i++) {
      double next = before + weights[i] / 2;
      if (target < next) {
        return between(mean, means[i], (target - middle) / (next - middle));
      }
      middle = next;
      mean = means[i];
      before += weights[i];
    }
    return target >= before
        ? greatest
        : between(mean, greatest, (target - middle) / (before - middle));
  }

  private static double between(double low, double high, double part) {
    return Math.max(low, Math.min(high, low * (1 - part) + high * part));
  }
}
