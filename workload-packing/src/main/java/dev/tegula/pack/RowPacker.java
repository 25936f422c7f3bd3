package dev.tegula.pack;

import dev.tegula.generate.RowVisitor;
import dev.tegula.key.JoinKeyEncoder;
import dev.tegula.store.RowItem;
import dev.tegula.tile.RowBuilder;
import dev.tegula.tile.ViewLayout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Packs the rows of one view, an import line for each entity. Confined to one thread. */
final class RowPacker implements RowVisitor {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final RowBuilder builder;
  private final JoinKeyEncoder keys;
  private final OutputStream out;
  private final GeneratedRow row = new GeneratedRow();
  private byte[] key = {};
  private long rows;
  private long rowBytes;

  RowPacker(ViewLayout layout, OutputStream out) {
    this.builder = new RowBuilder(layout);
    this.keys = new JoinKeyEncoder(layout.view().joinKeys());
    this.out = out;
  }

  @Override
  public void begin(List<Object> joinKeys) {
    key = keys.encode(joinKeys);
    builder.begin();
  }

  @Override
  public void row(long timeMicros, Object[] values) {
    builder.add(timeMicros, row.over(values));
  }

  @Override
  public void end() throws IOException {
    byte[] packed = builder.finish();
    out.write(ascii("{\"Item\":{\"" + RowItem.KEY_ATTRIBUTE + "\":{\"B\":\""));
    out.write(BASE64.encode(key));
    out.write(ascii("\"},\"" + RowItem.ROW_ATTRIBUTE + "\":{\"B\":\""));
    out.write(BASE64.encode(packed));
    out.write(ascii("\"}}}\n"));
    rows++;
    rowBytes += packed.length;
  }

  long rows() {
    return rows;
  }

  long rowBytes() {
    return rowBytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
