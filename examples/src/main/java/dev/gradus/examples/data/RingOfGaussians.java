package dev.gradus.examples.data;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import java.util.stream.IntStream;

/**
 * Points of a plane that gather in small clouds on a circle: an easy picture to look at, and a hard one to imitate, since
 * whoever learns it step by step is tempted to stay with a few of the clouds.
 *
 * @param clouds how many there are, at equal distances
 * @param radius of the circle
 * @param deviation the standard deviation of the points of a cloud, in both directions
 */
public record RingOfGaussians(int clouds, double radius, double deviation) {
    /** What is farther from its cloud than so many standard deviations lies between clouds; of the real points, one in 90. */
    private static final double NEAR = 3;

    /** A cloud counts as found if it has at least this part of the points that it should have. */
    private static final double LEAST_SHARE = 0.25;

    /** Points of shape (count, 2), each of a cloud by chance. */
    public Tensor sample(Generator generator, int count) {
        double[] points = new double[2 * count];
        for (int i = 0; i < count; i++) {
            double angle = angle((int) (generator.nextDouble() * clouds));
            points[2 * i] = radius * Math.cos(angle);
            points[2 * i + 1] = radius * Math.sin(angle);
        }
        Tensor centres = Tensor.of(points, count, 2).to(DType.FLOAT32);
        return centres.add(Tensor.randn(generator, count, 2).mul(deviation));
    }

    private double angle(int cloud) {
        return 2 * Math.PI * cloud / clouds;
    }

    /** Compares points of shape (n, 2) with the ring. */
    public Imitation judge(Tensor points) {
        int count = points.size(0);
        int[] members = new int[clouds];
        int between = 0;
        double distances = 0;
        for (int i = 0; i < count; i++) {
            double x = points.get(i, 0);
            double y = points.get(i, 1);
            int cloud = Math.floorMod(Math.round(Math.atan2(y, x) / angle(1)), clouds);
            double distance = Math.hypot(x - radius * Math.cos(angle(cloud)), y - radius * Math.sin(angle(cloud)));
            distances += distance;
            if (distance <= NEAR * deviation) {
                members[cloud]++;
            } else {
                between++;
            }
        }
        double least = LEAST_SHARE * count / clouds;
        int found = (int) IntStream.of(members).filter(size -> size >= least).count();
        return new Imitation(found, (double) between / count, distances / count);
    }

    /**
     * How well points imitate the ring.
     *
     * @param found how many clouds have at least a quarter of the points that they should have
     * @param between the part of the points that lie more than three standard deviations from the nearest cloud's centre
     * @param distance the mean distance to the nearest centre
     */
    public record Imitation(int found, double between, double distance) {}
}
