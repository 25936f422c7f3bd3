package dev.tegula.rig;

/** A complete HTTP answer. */
@SuppressWarnings("ArrayRecordComponent") // read once, by one reader, never compared
record Answer(int status, byte[] body) {}
