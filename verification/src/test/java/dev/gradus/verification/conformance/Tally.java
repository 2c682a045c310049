package dev.gradus.verification.conformance;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multiset;
import com.google.common.collect.SetMultimap;
import java.util.ArrayList;
import java.util.List;

/** Counts what came of the cases, and keeps what is not offered. */
public final class Tally {
    private final SetMultimap<String, String> unsupported = LinkedHashMultimap.create();
    private final Multiset<Outcome.Status> counts = EnumMultiset.create(Outcome.Status.class);

    /** A tally of nothing yet. */
    public Tally() {}

    /** Counts a case. */
    public void add(ConformanceCase what, Outcome outcome) {
        counts.add(outcome.status());
        if (outcome.status() == Outcome.Status.UNSUPPORTED) {
            unsupported.put(outcome.detail(), what.id());
        }
    }

    /** How many cases have come out like this. */
    public int count(Outcome.Status status) {
        return counts.count(status);
    }

    /** A line for each thing that is not offered, with the ids of the cases that ask for it; sorted. */
    public List<String> unsupported() {
        return unsupported.asMap().entrySet().stream()
                .map(entry -> "%s: %s".formatted(entry.getKey(), String.join(", ", entry.getValue())))
                .sorted()
                .toList();
    }

    /** What is not offered, and last the counts. */
    public List<String> report() {
        List<String> lines = new ArrayList<>(unsupported());
        lines.add("conformance: %d passed, %d failed, %d unsupported"
                .formatted(
                        count(Outcome.Status.PASSED), count(Outcome.Status.FAILED), count(Outcome.Status.UNSUPPORTED)));
        return List.copyOf(lines);
    }
}
