package app.vigil.benchmark;

/** Processor time used so far, in seconds, by who used it. */
record Usage(double tool, double stores, double generator) {

    Usage since(Usage before) {
        return new Usage(tool - before.tool, stores - before.stores, generator - before.generator);
    }
}
