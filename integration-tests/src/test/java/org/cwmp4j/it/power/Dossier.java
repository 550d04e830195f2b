package org.cwmp4j.it.power;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cwmp4j.model.Event;
import org.cwmp4j.model.EventCode;
import org.cwmp4j.model.ParameterValue;
import org.cwmp4j.model.rpc.Inform;
import org.cwmp4j.model.rpc.TransferComplete;

/**
 * What is known of one device: what its ACS saw, and what its journal holds, as its process said after each durable record. A life is
 * that of a process; it ends by a kill. Thread-safe.
 */
final class Dossier {
    final String serial;
    final Scenario scenario;
    private final List<String> problems = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final JournalView journal = new JournalView();
    private JournalView atStart = new JournalView();
    private final Set<String> written = new HashSet<>();
    private final Set<String> done = new HashSet<>();
    private int life = 1;
    private int records;
    private int reached;
    private int ends;
    private int completions;
    private boolean stopped;

    Dossier(String serial) {
        this.serial = serial;
        this.scenario = Scenario.of(serial);
    }

    // ---- what the process says

    synchronized void record(int number, String text) {
        records = Math.max(records, number);
        note("recorded " + text.replace('\t', ' '));
        written.addAll(journal.apply(text));
    }

    synchronized void stopped(int number, String text) {
        note("stands at record " + number + ": " + text.replace('\t', ' '));
        stopped = true;
    }

    synchronized void ended(String how) {
        note("session ended: " + how);
        ends++;
    }

    synchronized void failed(String what) {
        problem("did not start: " + what);
    }

    /** The process was killed. */
    synchronized void killed() {
        check();
        note("power cut");
        atStart = journal.copy();
        written.clear();
        completions = 0;
        life++;
        ends = 0;
        stopped = false;
    }

    // ---- what the ACS sees

    synchronized void inform(Inform inform) {
        Sighting sighting = new Sighting(life, inform.event(), inform.retryCount());
        note("Inform " + sighting.names() + " retry " + inform.retryCount());
        sightings.add(sighting);
        boolean watched = inform.parameterList().stream()
                .anyMatch(p -> p.name().equals(Scenario.WATCHED) && p.text().equals(Scenario.NEW));
        if (watched && inform.event().contains(Event.of(EventCode.VALUE_CHANGE))) {
            done.add("change");
        }
        inform.event().stream().filter(e -> e.code().isMethodEvent()).forEach(e -> done.add(e.toString()));
        if (done.contains("reset answered") && inform.event().contains(Event.of(EventCode.BOOTSTRAP))) {
            done.add("reset");
        }
    }

    /** A transfer is over: what is said of it is true, was recorded, and comes once, or again after a power cut before its confirmation. */
    synchronized void complete(TransferComplete message, boolean inEffect) {
        note("TransferComplete " + message.faultStruct());
        if (!message.commandKey().equals(serial) || !message.faultStruct().isSuccess()) {
            problem("wrong end of a transfer: " + message);
        }
        if (!inEffect) {
            problem("success told before it was true");
        }
        completions++;
        done.add("complete");
    }

    /** Values of all parts and the key: as on the first day, or all as they were set (C-SPV-01, C-SPV-05, C-FR-02). */
    synchronized boolean values(List<ParameterValue> values) {
        Map<String, String> text = new HashMap<>();
        values.forEach(v -> text.put(v.name(), v.text()));
        note("values " + text);
        boolean set = text.get(Scenario.KEY).equals(Scenario.NEW_KEY);
        String expected = set ? Scenario.NEW : Scenario.FACTORY;
        for (String path : List.of(Scenario.ONE, Scenario.TWO, Scenario.THREE)) {
            if (!text.get(path).equals(expected)) {
                problem("mixed values: " + text);
            }
        }
        if (set && done.contains("reset")) {
            problem("values are back after a factory reset: " + text);
        }
        return set;
    }

    synchronized void achieved(String what) {
        note("ACS: " + what);
        done.add(what);
    }

    synchronized boolean has(String what) {
        return done.contains(what);
    }

    /** The ACS has nothing left to wish for in this life. */
    synchronized void satisfied() {
        reached = life;
    }

    // ---- state

    synchronized int records() {
        return records;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** All was reported and confirmed, and that is recorded. */
    synchronized boolean isFinished() {
        return reached == life && ends > 0 && journal.isSettled();
    }

    /** Had a session, is in none, and has recorded something behind that record. */
    synchronized boolean isQuietAfter(int record) {
        return ends > 0 && records > record && !journal.isInSession();
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    synchronized String story() {
        return serial + "\n  " + String.join("\n  ", story);
    }

    // ---- the rules

    /** Of the life that ends now. */
    synchronized void check() {
        List<Sighting> mine = sightings.stream().filter(s -> s.life() == life).toList();
        if (!mine.isEmpty()) {
            checkFirst(mine.get(0));
        }
        mine.forEach(this::checkRecorded);
        if (completions > 1) {
            problem("told " + completions + " times in one life how a transfer ended");
        }
        if (completions > 0 && !atStart.hasTransfer() && !written.contains("transfer")) {
            problem("told how a transfer ended without a record, or again after its confirmation was recorded");
        }
        checkOnce(mine);
    }

    /** No event is lost (C-EVT-30), and a session that was cut short counts as failed (C-RETRY-05). */
    private void checkFirst(Sighting first) {
        boolean bootstrap = first.events().contains(Event.of(EventCode.BOOTSTRAP)); // which drops all others
        for (String event : atStart.events()) {
            if (!first.names().contains(event) && !bootstrap) {
                problem("lost: " + event);
            }
        }
        if (atStart.hasChange() && !first.events().contains(Event.of(EventCode.VALUE_CHANGE)) && !bootstrap) {
            problem("lost: a value change");
        }
        if (life > 1 && atStart.isInSession() != (first.retryCount() > 0)) {
            problem("retry count " + first.retryCount() + " with a session cut short: " + atStart.isInSession());
        }
    }

    /** Record, then act: what is listed is recorded, and what was confirmed by a record does not come again. */
    private void checkRecorded(Sighting sighting) {
        for (String event : sighting.names()) {
            if (event.equals(EventCode.BOOT.text())) { // each start makes it anew
                continue;
            }
            boolean known = event.equals(EventCode.VALUE_CHANGE.text())
                    ? atStart.hasChange() || written.contains("change")
                    : atStart.events().contains(event) || written.contains(event);
            if (!known) {
                problem("listed without a record, or again after its confirmation was recorded: " + event);
            }
        }
    }

    /** Without a power cut between them no session repeats an event, but for boots, which come again. */
    private void checkOnce(List<Sighting> mine) {
        Set<String> seen = new HashSet<>();
        for (Sighting sighting : mine) {
            for (Event event : sighting.events()) {
                if (event.code().isMethodEvent() && !seen.add(event.toString())) {
                    problem("listed twice in one life: " + event);
                }
            }
        }
    }

    private void problem(String what) {
        note("PROBLEM " + what);
        problems.add(what);
    }

    private void note(String line) {
        story.add(life + " " + line);
    }
}
