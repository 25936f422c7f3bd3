package dev.tegula.tile;

import java.util.Arrays;

/**
 * The registers of a HyperLogLog (Flajolet et al. 2007) over XXH64: the first {@code precision}
 * bits of a hash choose a register, which keeps the greatest position of the first one bit among
 * the rest. Registers merge by their maximum, so no order and no split changes them. The estimate
 * is Ertl's improved raw estimator ("New cardinality estimation algorithms for HyperLogLog
 * sketches", arXiv:1702.01284, algorithm 6), which needs no empirical corrections and has a
 * standard error of 1.04 / sqrt(2^precision) at all cardinalities. Its term for saturated registers
 * is left out: it matters beyond 2^48 distinct values.
 *
 * <p>Packed: a form byte, then either the registers that are not zero (form 0: their number in two
 * bytes, then ascending entries of index * 64 + value in {@link #entryBytes()} bytes) or all of
 * them (form 1, a byte each). The sparse form is used as long as it is less than a quarter of the
 * dense one, since entries cost more to merge than registers side by side.
 */
final class HyperLogLog {

  private static final double ALPHA = 0.5 / Math.log(2);

  /** 2^-0 in fixed point; registers above 46 add nothing that a float64 could show. */
  private static final long ONE = 1L << 46;

  private static final long HIGH = 0x8080808080808080L;

  private final int precision;
  private final byte[] registers;

  /**
   * The registers that {@link #add} has filled, so that few of many are written and cleared fast.
   */
  private int[] filled = new int[16];

  private int filledCount;
  private boolean merged;

  HyperLogLog(int precision) {
    this.precision = precision;
    this.registers = new byte[1 << precision];
  }

  void clear() {
    if (merged || filledCount > registers.length / 16) {
      Arrays.fill(registers, (byte) 0);
    } else {
      for (int i = 0; i < filledCount; i++) {
        registers[filled[i]] = 0;
      }
    }
    filledCount = 0;
    merged = false;
  }

  /** Adds a hash; not to be mixed with {@link #merge}. */
  void add(long hash) {
    int index = (int) (hash >>> (64 - precision));
    int value = Long.numberOfLeadingZeros(hash << precision | 1L << (precision - 1)) + 1;
    if (registers[index] == 0) {
      if (filledCount == filled.length) {
        filled = Arrays.copyOf(filled, 2 * filledCount);
      }
      filled[filledCount++] = index;
    }
    raise(index, value);
  }

  /** Without a branch: which of two registers is greater cannot be predicted. */
  private void raise(int index, int value) {
    registers[index] = (byte) Math.max(registers[index], value);
  }

  /** The bytes of an entry in the sparse form. */
  private int entryBytes() {
    return precision <= 10 ? 2 : 4;
  }

  /** Writes what has been added. */
  void writeTo(ByteSink sink) {
    if (filledCount * entryBytes() * 4 >= registers.length) {
      sink.putByte(1);
      sink.putBytes(registers, 0, registers.length);
      return;
    }
    sink.putByte(0);
    sink.putShort(filledCount);
    Arrays.sort(filled, 0, filledCount);
    for (int i = 0; i < filledCount; i++) {
      int entry = filled[i] << 6 | registers[filled[i]];
      if (entryBytes() == 2) {
        sink.putShort(entry);
      } else {
        sink.putInt(entry);
      }
    }
  }

  /** Merges a packed sketch of the same precision. */
  void merge(byte[] row, int at) {
    merged = true;
    if (row[at] == 1) {
      mergeDense(row, at + 1);
      return;
    }
    int count = row[at + 1] & 0xff | (row[at + 2] & 0xff) << 8;
    int from = at + 3;
    if (entryBytes() == 2) {
      for (int i = 0; i < count; i++) {
        // Two bytes too many: a seal follows every state.
        int entry = LittleEndian.getInt(row, from + 2 * i) & 0xffff;
        raise(entry >>> 6, entry & 63);
      }
    } else {
      for (int i = 0; i < count; i++) {
        int entry = LittleEndian.getInt(row, from + 4 * i);
        raise(entry >>> 6, entry & 63);
      }
    }
  }

  /** Eight registers at a time: they are below 128, so a borrow shows which of two is greater. */
  private void mergeDense(byte[] row, int from) {
    byte[] mine = registers;
    for (int i = 0; i < mine.length; i += 8) {
      long a = LittleEndian.getLong(mine, i);
      long b = LittleEndian.getLong(row, from + i);
      long notLess = ((a | HIGH) - b & HIGH) >>> 7;
      long mask = (notLess << 8) - notLess;
      LittleEndian.putLong(mine, i, b ^ (a ^ b) & mask);
    }
  }

  long estimate() {
    long sum = 0;
    int zeros = 0;
    for (int i = 0; i < registers.length; i += 8) {
      long word = LittleEndian.getLong(registers, i);
      zeros += 8 - Long.bitCount((word & ~HIGH) + ~HIGH & HIGH);
      sum += (ONE >>> word) + (ONE >>> (word >>> 8)) + (ONE >>> (word >>> 16));
      sum += (ONE >>> (word >>> 24)) + (ONE >>> (word >>> 32)) + (ONE >>> (word >>> 40));
      sum += (ONE >>> (word >>> 48)) + (ONE >>> (word >>> 56));
    }
    double size = registers.length;
    double indicator = (double) (sum - zeros * ONE) / ONE + size * sigma(zeros / size);
    return Math.round(ALPHA * size * size / indicator);
  }

  /** x + sum over k of x^(2^k) 2^(k-1). */
  private static double sigma(double x) {
    if (x == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double power = x;
    double weight = 1;
    double sum = x;
    double before;
    do {
      power *= power;
      before = sum;
      sum += power * weight;
      weight += weight;
    } while (sum != before);
    return sum;
  }
}
