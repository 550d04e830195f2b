package org.cwmp4j.acs.profile;

/** How closely a criterion describes a text, the vaguest first. */
enum Precision {
    GLOB(0),
    RANGE(1),
    PREFIX(2),
    EXACT(3);

    private final int points;

    Precision(int points) {
        this.points = points;
    }

    int points() {
        return points;
    }
}
