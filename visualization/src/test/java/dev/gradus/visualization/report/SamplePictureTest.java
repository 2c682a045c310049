package dev.gradus.visualization.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SamplePictureTest {
    private static BufferedImage read(String uri) throws IOException {
        assertThat(uri).startsWith("data:image/png;base64,");
        byte[] bytes = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void drawsGreyValues() throws IOException {
        BufferedImage image = read(SamplePicture.of(Tensor.from(new float[][] {{0, 0.5f, 1}, {1, 0, 0.2f}})));

        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(2);
        assertThat(image.getRaster().getSample(1, 0, 0)).isEqualTo(128);
        assertThat(image.getRaster().getSample(0, 1, 0)).isEqualTo(255);
        assertThat(image.getRaster().getSample(2, 1, 0)).isEqualTo(51);
    }

    @Test
    void drawsColours() throws IOException {
        Tensor red = Tensor.cat(java.util.List.of(Tensor.ones(1, 2, 2), Tensor.zeros(2, 2, 2)), 0);

        assertThat(read(SamplePicture.of(red)).getRGB(1, 1)).isEqualTo(0xFFFF0000);
    }

    @Test
    void showsNumbersBeyondOneFromLeastToGreatest() throws IOException {
        BufferedImage image = read(SamplePicture.of(Tensor.from(new float[][] {{-1, 0, 3}})));

        assertThat(image.getRaster().getSample(0, 0, 0)).isZero();
        assertThat(image.getRaster().getSample(1, 0, 0)).isEqualTo(64);
        assertThat(image.getRaster().getSample(2, 0, 0)).isEqualTo(255);
    }

    @Test
    void drawsNothingThatIsNoPicture() {
        assertThat(SamplePicture.of(Tensor.zeros(5))).isEmpty();
        assertThat(SamplePicture.of(Tensor.zeros(2, 5, 5))).isEmpty();
        assertThat(SamplePicture.of(Tensor.zeros(200, 5))).isEmpty();
        assertThat(SamplePicture.of(Tensor.zeros(0, 5))).isEmpty();
        assertThat(SamplePicture.of(Tensor.zeros(5, 5).to(DType.INT64))).isEmpty();
    }
}
