package org.cwmp4j.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as HTTP and cookies write them: the form of RFC 9110 section 5.6.7 and the older ones, read leniently. */
public final class HttpDate {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Pattern TIME = Pattern.compile("\\b(\\d{1,2}):(\\d{2}):(\\d{2})\\b");
    private static final Pattern DAY_FIRST =
            Pattern.compile("\\b(\\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\\d{4}|\\d{2})\\b");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("\\b([A-Za-z]{3}) {1,2}(\\d{1,2}) \\d{2}:\\d{2}:\\d{2} (\\d{4})\\b");

    private HttpDate() {}

    /** Empty if it is no date. */
    public static Optional<Instant> parse(String text) {
        Matcher time = TIME.matcher(text);
        Matcher dayFirst = DAY_FIRST.matcher(text);
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        if (!time.find()) {
            return Optional.empty();
        }
        if (dayFirst.find()) {
            return at(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1), time);
        }
        return monthFirst.find()
                ? at(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2), time)
                : Optional.empty();
    }

    private static Optional<Instant> at(String year, String month, String day, Matcher time) {
        int index = MONTHS.indexOf(month.toLowerCase(Locale.ROOT));
        if (index < 0 || index % 3 != 0) {
            return Optional.empty();
        }
        int y = Integer.parseInt(year);
        if (year.length() == 2) {
            y += y < 70 ? 2000 : 1900;
        }
        try {
            return Optional.of(LocalDateTime.of(
                            y, index / 3 + 1, Integer.parseInt(day), number(time, 1), number(time, 2), number(time, 3))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher time, int group) {
        return Integer.parseInt(time.group(group));
    }
}
