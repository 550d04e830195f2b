package org.cwmp4j.it.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All attacks at once, each several times over, in a process of their own. Argument: the port. Says how each was answered. */
final class Attackers {
    private static final int TIMES = 3;

    private Attackers() {}

    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[0]);
        List<Thread> threads = new ArrayList<>();
        for (Attack attack : Attack.values()) {
            int times = attack == Attack.IDLE ? 1 : TIMES;
            Thread thread = new Thread(() -> repeat(attack, port, times), attack.name());
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("done");
    }

    private static void repeat(Attack attack, int port, int times) {
        for (int i = 0; i < times; i++) {
            System.out.println("attack " + attack + " " + run(attack, port));
        }
    }

    private static String run(Attack attack, int port) {
        try {
            return attack.run(port);
        } catch (IOException | RuntimeException e) {
            return e.toString();
        }
    }
}
