package dev.tegula.tile;

/** Algorithm 6 of arXiv:1702.01284 as printed there, from a histogram of register values. */
final class ErtlEstimate {

  private ErtlEstimate() {}

  static double of(int[] registers, int q) {
    int[] counts = new int[q + 2];
    for (int register : registers) {
      counts[register]++;
    }
    double m = registers.length;
    double z = m * tau(1 - counts[q + 1] / m);
    for (int k = q; k >= 1; k--) {
      z = 0.5 * (z + counts[k]);
    }
    z += m * sigma(counts[0] / m);
    return m * m / (2 * Math.log(2) * z);
  }

  private static double sigma(double x) {
    if (x == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double y = 1;
    double z = x;
    double before;
    do {
      x = x * x;
      before = z;
      z += x * y;
      y += y;
    } while (z != before);
    return z;
  }

  private static double tau(double x) {
    if (x == 0 || x == 1) {
      return 0;
    }
    double y = 1;
    double z = 1 - x;
    double before;
    do {
      x = Math.sqrt(x);
      before = z;
      y = 0.5 * y;
      z -= (1 - x) * (1 - x) * y;
    } while (z != before);
    return z / 3;
  }
}
