package org.cwmp4j.cpe.parameter;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What an application decides about a tree.
 *
 * @param entities that access lists may name; others are ignored (C-SPA-11)
 * @param denyActive whether active notification of a parameter is denied where the model allows that
 * @param maxEntries in the answer to GetParameterNames and GetParameterValues; beyond, fault 9004
 * @param heldRows of an answer that may be in memory at a time
 * @param maxWaiting local changes that may wait for the end of a session
 * @param wildcards whether names in questions may have instance wildcards (C-WILD-02)
 * @param aliases whether rows have aliases
 * @param maxKnown of how many values and rows of providers it is remembered what they were
 */
record TreeOptions(
        Set<String> entities,
        Predicate<String> denyActive,
        int maxEntries,
        int heldRows,
        int maxWaiting,
        boolean wildcards,
        boolean aliases,
        int maxKnown) {}
