/**
 * What AWS does, as tests that take an endpoint: {@code StoreContract} for tables, items and
 * objects, {@code ImportContract} for imports as far as every stand-in has them. Local AWS is
 * always held to both; moto and LocalStack where this machine has them, with one line that says
 * what was skipped and why. What only AWS and local AWS do is tested beside local AWS. One thread.
 */
package dev.tegula.localaws.contract;
