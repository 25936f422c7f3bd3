/**
 * The runs of several stages, each in processes of its own, the results in one directory: the main
 * job (backfill, serve, verify, load, microbenchmark, price and report on embedded defaults), and
 * the measurements of load that are published. What a stage does lives in the module that it
 * starts; here is only the order, the settings and what the person in front of it sees. One thread
 * runs the stages.
 */
@NullMarked
package dev.tegula.bench;

import org.jspecify.annotations.NullMarked;
