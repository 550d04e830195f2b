package org.cwmp4j.datamodel.internal;

/** What documents define under a name and import from each other. */
enum Kind {
    DATA_TYPE("dataType"),
    COMPONENT("component"),
    MODEL("model");

    private final String element;

    Kind(String element) {
        this.element = element;
    }

    /** The name of the element. */
    String element() {
        return element;
    }
}
