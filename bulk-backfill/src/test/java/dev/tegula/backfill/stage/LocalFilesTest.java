package dev.tegula.backfill.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {

  @TempDir private Path folder;

  @Test
  void create_file_hasItsPermissionAndNoChecksumBesideIt() throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.file.impl", LocalFiles.class.getName());
    org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(folder.resolve("file").toUri());
    try (FileSystem files = FileSystem.newInstance(file.toUri(), hadoop)) {
      try (FSDataOutputStream out = files.create(file)) {
        out.write(1);
      }
      files.setPermission(file, new FsPermission((short) 0640));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("file"))))
        .isEqualTo("rw-r-----");
    assertThat(folder.toFile().list()).containsExactly("file");
  }
}
