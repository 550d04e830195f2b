package org.cwmp4j.codec.internal.xml;

import java.util.Arrays;

/** The elements that were entered, for who cannot read the text again; those of a row only until its end. */
final class Trail {
    private int[] depths = new int[64];
    private String[] names = new String[64];
    private long[] places = new long[64];
    private int size;
    private int row;

    void enter(int depth, String name, long place) {
        if (size == depths.length) {
            depths = Arrays.copyOf(depths, size * 2);
            names = Arrays.copyOf(names, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        depths[size] = depth;
        names[size] = name;
        places[size++] = place;
    }

    /** The element entered last is a row. */
    void rowBegins() {
        row = size - 1;
    }

    void rowEnds() {
        size = row;
    }

    /** Goes over all elements but those of rows that have ended. */
    void replay(ElementPlaces to) {
        for (int i = 0; i < size; i++) {
            to.enter(depths[i], names[i], places[i]);
        }
    }

    /** Goes over the elements inside the present row. */
    void replayRow(ElementPlaces to) {
        for (int i = row + 1; i < size; i++) {
            to.enter(depths[i], names[i], places[i]);
        }
    }

    /** Where the present row begins. */
    long rowPlace() {
        return places[row];
    }
}
