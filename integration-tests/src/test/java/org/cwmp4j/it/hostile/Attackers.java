package org.cwmp4j.it.hostile;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** All attacks at once, each several times over, in a process of their own. Arguments: two ports, and a directory of keys. Says how each was answered. */
final class Attackers {
    private static final int TIMES = 3;

    private Attackers() {}

    public static void main(String[] args) throws InterruptedException, IOException, GeneralSecurityException {
        Target target = new Target(
                Integer.parseInt(args[0]), Integer.parseInt(args[1]), Keys.context(Path.of(args[2]), Keys.ROGUE));
        List<Thread> threads = new ArrayList<>();
        for (Attack attack : Attack.values()) {
            int times = attack == Attack.IDLE ? 1 : TIMES;
            Thread thread = new Thread(() -> repeat(attack, target, times), attack.name());
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("done");
    }

    private static void repeat(Attack attack, Target target, int times) {
        for (int i = 0; i < times; i++) {
            System.out.println("attack " + attack + " " + run(attack, target));
        }
    }

    private static String run(Attack attack, Target target) {
        try {
            return attack.run(target);
        } catch (IOException | RuntimeException e) {
            return e.toString();
        }
    }
}
