package dev.tegula.localaws.imports;

/** The formats that ImportTable reads; one for all objects of an import. */
enum InputFormat {
  CSV,
  DYNAMODB_JSON,
  ION
}
