package dev.gradus.examples.characters;

import dev.gradus.core.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** How well a text is predicted without a network, in bits per character: what a model has to be better than. */
public final class Baselines {
    private final Alphabet alphabet;
    private final long[] training;
    private final long[] heldOut;

    /**
     * Predictions of one part of a text that know the other.
     *
     * @param alphabet the characters of both
     * @param training what is known
     * @param heldOut what is predicted
     */
    public Baselines(Alphabet alphabet, Tensor training, Tensor heldOut) {
        this.alphabet = alphabet;
        this.training = training.toLongArray();
        this.heldOut = heldOut.toLongArray();
    }

    /** All of them, the simplest first. */
    public Map<String, Double> bitsPerCharacter() {
        Map<String, Double> bits = new LinkedHashMap<>();
        bits.put("any character is as likely as any other", log2(alphabet.size()));
        bits.put("how often each character occurs", frequencies());
        bits.put("which character comes after which", pairs());
        bits.put("gzip, after the text to learn from", gzip());
        return bits;
    }

    /** -Σ log₂ p(c) / n with p(c) = (n(c) + 1) / (N + A) for A characters, so that none is impossible. */
    private double frequencies() {
        double[] counts = counts();
        double bits = 0;
        for (long character : heldOut) {
            bits -= log2(share(counts, character));
        }
        return bits / heldOut.length;
    }

    /** -Σ log₂ p(c | b) / n with p(c | b) = (n(b, c) + p(c)) / (n(b) + 1), b the character before. */
    private double pairs() {
        double[] single = counts();
        double[][] pairs = new double[alphabet.size()][alphabet.size()];
        double[] before = new double[alphabet.size()];
        for (int i = 1; i < training.length; i++) {
            pairs[(int) training[i - 1]][(int) training[i]]++;
            before[(int) training[i - 1]]++;
        }
        double bits = 0;
        for (int i = 1; i < heldOut.length; i++) {
            int last = (int) heldOut[i - 1];
            bits -= log2((pairs[last][(int) heldOut[i]] + share(single, heldOut[i])) / (before[last] + 1));
        }
        return bits / (heldOut.length - 1);
    }

    private double[] counts() {
        double[] counts = new double[alphabet.size()];
        for (long character : training) {
            counts[(int) character]++;
        }
        return counts;
    }

    private double share(double[] counts, long character) {
        return (counts[(int) character] + 1) / (training.length + alphabet.size());
    }

    /** By how much the compressed text grows with the part that is predicted. */
    private double gzip() {
        String known = alphabet.decode(Tensor.of(training));
        String all = known + alphabet.decode(Tensor.of(heldOut));
        return 8.0 * (compressed(all) - compressed(known)) / heldOut.length;
    }

    private static long compressed(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
            deflater.finish();
            byte[] thrownAway = new byte[8192];
            while (!deflater.finished()) {
                deflater.deflate(thrownAway);
            }
            return deflater.getBytesWritten();
        } finally {
            deflater.end();
        }
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
