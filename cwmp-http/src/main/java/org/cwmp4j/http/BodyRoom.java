package org.cwmp4j.http;

/**
 * Room for the body of one request, out of what a service grants to all bodies together. For each body one object, called on the
 * thread that moves its bytes: must not block.
 */
public interface BodyRoom {
    /** As much as the body needs. */
    BodyRoom UNBOUNDED = new BodyRoom() {
        @Override
        public boolean take(int bytes, Runnable resume) {
            return true;
        }

        @Override
        public void abandoned() {}
    };

    /**
     * Counts a piece that came. While there is no room, nothing more is read from the connection; the deadline for the body goes on.
     *
     * @param bytes of the piece, which is kept in any case
     * @param resume to be run once, on any thread, when there is room; only if this method said that there is none
     * @return whether there is room for another piece
     */
    boolean take(int bytes, Runnable resume);

    /** The request will not come whole: it was too long or too slow, or the connection is gone. Called once, and never after the body was handed on. */
    void abandoned();
}
