package org.cwmp4j.cpe;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.cwmp4j.cpe.session.AnswerRows;

/** Rows that tell each time that more of them are wanted: what was there before has left by then. */
record WatchedRows(AnswerRows rows, Runnable wanted) implements AnswerRows {
    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public Cursor open() {
        Cursor cursor = rows.open();
        return new Cursor() {
            @Override
            public CompletionStage<List<?>> next() {
                wanted.run();
                return cursor.next();
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }
}
