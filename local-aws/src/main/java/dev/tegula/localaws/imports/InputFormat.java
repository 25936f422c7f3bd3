package dev.tegula.localaws.imports;

/** The formats that ImportTable reads; one for all objects of an import. */
enum InputFormat {
  CSV,
  DYNAMODB_JSON,
  ION;

  /** A reader for the objects of one import. */
  static ItemReader reader(ImportJob job) {
    return switch (job.request().format()) {
      case CSV -> new CsvReader(job.request().csv(), job.table().keyTypes());
      case DYNAMODB_JSON -> new DynamoDbJsonReader();
      case ION -> new IonTextReader();
    };
  }
}
