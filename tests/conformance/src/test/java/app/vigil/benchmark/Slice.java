package app.vigil.benchmark;

/**
 * What was measured of one tool at a stretch.
 *
 * @param seconds in which launches were under way
 * @param generatorSeconds processor time of the generator meanwhile
 */
record Slice(int launches, double seconds, double toolSeconds, double storeSeconds, double generatorSeconds) {

    double perSecond() {
        return launches / seconds;
    }

    double cpuMillis() {
        return toolSeconds * 1000 / launches;
    }

    double storeMillis() {
        return storeSeconds * 1000 / launches;
    }

    double generatorMillis() {
        return generatorSeconds * 1000 / launches;
    }
}
