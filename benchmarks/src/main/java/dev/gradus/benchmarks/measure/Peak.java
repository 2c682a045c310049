package dev.gradus.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most floating-point operations a second that the machine can do: fused multiply-adds that read no memory and do not
 * wait for each other. What a matrix product reaches is judged by it.
 */
public final class Peak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 10;
    private static final int ROUNDS = 100_000;
    private static final double OPERATIONS = 2.0 * CHAINS * SPECIES.length() * ROUNDS;

    private Peak() {}

    /** Prints the GFLOP/s that the threads reach together; the arguments are their number and for how many milliseconds to try. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        System.out.println("peak " + measure(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1])));
    }

    /** The GFLOP/s that some threads reach together, each at its best moment. */
    static double measure(int threads, long millis) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Double>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> best(millis));
            }
            double sum = 0;
            for (Future<Double> best : executor.invokeAll(tasks)) {
                sum += best.get();
            }
            return sum;
        } finally {
            executor.shutdown();
        }
    }

    private static double best(long millis) {
        double best = 0;
        float result = 0;
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            result += burst(0.5f);
            best = Math.max(best, OPERATIONS / (System.nanoTime() - start));
        }
        if (Float.isNaN(result)) {
            throw new IllegalStateException("x = x m + m with |m| < 1 stays finite");
        }
        return best;
    }

    /** Ten chains: a multiply-add has a latency of four or five cycles, and two can begin in each. */
    private static float burst(float start) {
        FloatVector m = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector a = FloatVector.broadcast(SPECIES, start);
        FloatVector b = FloatVector.broadcast(SPECIES, start + 1);
        FloatVector c = FloatVector.broadcast(SPECIES, start + 2);
        FloatVector d = FloatVector.broadcast(SPECIES, start + 3);
        FloatVector e = FloatVector.broadcast(SPECIES, start + 4);
        FloatVector f = FloatVector.broadcast(SPECIES, start + 5);
        FloatVector g = FloatVector.broadcast(SPECIES, start + 6);
        FloatVector h = FloatVector.broadcast(SPECIES, start + 7);
        FloatVector i = FloatVector.broadcast(SPECIES, start + 8);
        FloatVector j = FloatVector.broadcast(SPECIES, start + 9);
        for (int round = 0; round < ROUNDS; round++) {
            a = a.fma(m, m);
            b = b.fma(m, m);
            c = c.fma(m, m);
            d = d.fma(m, m);
            e = e.fma(m, m);
            f = f.fma(m, m);
            g = g.fma(m, m);
            h = h.fma(m, m);
            i = i.fma(m, m);
            j = j.fma(m, m);
        }
        FloatVector sum =
                a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j);
        return sum.reduceLanes(VectorOperators.ADD);
    }
}
