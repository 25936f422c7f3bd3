package dev.tegula.load;

import dev.tegula.workload.Workload;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which of several generators one is, such as {@code 0/2}. */
final class StreamConverter implements ITypeConverter<Workload.Stream> {

  private static final Pattern STREAM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  @Override
  public Workload.Stream convert(String text) {
    Matcher matcher = STREAM.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("'" + text + "' (expected: such as 0/2, from 0)");
    }
    try {
      return new Workload.Stream(
          Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
