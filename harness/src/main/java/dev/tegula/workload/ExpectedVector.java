package dev.tegula.workload;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The values of an answer, by position, held more tightly than as JSON. Immutable. */
public interface ExpectedVector {

  /** How many values there are. */
  int size();

  /** Whether the current token of a parser is, or begins and was read to the end as, a value. */
  boolean matches(int position, JsonParser parser) throws IOException;
}
