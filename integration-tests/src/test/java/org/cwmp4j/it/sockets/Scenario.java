package org.cwmp4j.it.sockets;

/**
 * Something that is played over real sockets, with what comes of it.
 *
 * @param name what the peer does
 * @param wire what is on the wire
 * @param event what the observer hears
 * @param play plays it
 */
public record Scenario(String name, String wire, String event, Play play) {
    /** What the observer hears where it hears nothing. */
    static final String NOTHING = "nothing";

    /** Plays a scenario: gives what was on the wire, and leaves the observer's side to the stage. */
    @FunctionalInterface
    public interface Play {
        /** Plays; what it throws fails the scenario. */
        String on(Stage stage) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
