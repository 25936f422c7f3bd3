package dev.tegula.rig;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What an idle thread saw of the machine during the measured window.
 *
 * @param histogram nanoseconds that it was woken late
 * @param maxima the longest of each second of the window, nanoseconds; shorter than the window when
 *     its end was not seen
 */
record Hiccups(Histogram histogram, List<Long> maxima) {

  Hiccups {
    maxima = List.copyOf(maxima);
  }
}
