package dev.gradus.visualization.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void keepsEveryValueWhileThereIsRoom() {
        Curve curve = new Curve(4);
        for (int i = 1; i <= 4; i++) {
            curve.add(10L * i, i);
        }

        assertThat(curve.size()).isEqualTo(4);
        assertThat(curve.step(2)).isEqualTo(30);
        assertThat(curve.mean(2)).isEqualTo(3);
        assertThat(curve.low(2)).isEqualTo(3);
    }

    @Test
    void joinsNeighboursWhenItIsFull() {
        Curve curve = new Curve(4);
        for (int i = 1; i <= 7; i++) {
            curve.add(i, i);
        }

        assertThat(curve.width()).isEqualTo(2);
        assertThat(curve.size()).isEqualTo(4);
        assertThat(curve.step(0)).isEqualTo(2);
        assertThat(curve.mean(0)).isEqualTo(1.5);
        assertThat(curve.step(3)).isEqualTo(7);
        assertThat(curve.mean(3)).isEqualTo(7);
    }

    @Test
    void losesNoSpikeHoweverLongTheRun() {
        Curve curve = new Curve(64);
        Random random = new Random(1);
        double sum = 0;
        for (int i = 1; i <= 100_000; i++) {
            double value = i == 77_777 ? 50 : i == 33_333 ? -50 : random.nextDouble();
            sum += value;
            curve.add(i, value);
        }

        double highest = 0;
        double lowest = 0;
        double sumOfMeans = 0;
        long previous = 0;
        for (int i = 0; i < curve.size(); i++) {
            highest = Math.max(highest, curve.high(i));
            lowest = Math.min(lowest, curve.low(i));
            sumOfMeans += curve.mean(i) * (curve.step(i) - previous);
            previous = curve.step(i);
        }
        assertThat(curve.size()).isBetween(32, 64);
        assertThat(highest).isEqualTo(50);
        assertThat(lowest).isEqualTo(-50);
        assertThat(sumOfMeans).isCloseTo(sum, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void takesValuesOfOneStepTogether() {
        Curve curve = new Curve(4);
        curve.add(1, 2);
        curve.add(1, 4);

        assertThat(curve.size()).isEqualTo(1);
        assertThat(curve.mean(0)).isEqualTo(3);
        assertThat(curve.high(0)).isEqualTo(4);
    }

    @Test
    void leavesOutWhatIsNotFinite() {
        Curve curve = new Curve(2);
        curve.add(1, Double.NaN);
        curve.add(2, 3);
        assertThat(curve.mean(0)).isNaN();
        curve.add(3, Double.POSITIVE_INFINITY);

        assertThat(curve.mean(0)).isEqualTo(3);
        assertThat(curve.mean(1)).isNaN();
    }

    @Test
    void findsWhatIsNew() {
        Curve curve = new Curve(8);
        for (int i = 1; i <= 5; i++) {
            curve.add(2L * i, i);
        }

        assertThat(curve.firstAfter(-1)).isZero();
        assertThat(curve.firstAfter(4)).isEqualTo(2);
        assertThat(curve.firstAfter(5)).isEqualTo(2);
        assertThat(curve.firstAfter(10)).isEqualTo(5);
    }
}
