package dev.gradus.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.losses.Reduction;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.data.Batch;
import dev.gradus.training.metrics.Metric;
import dev.gradus.training.progress.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InOrder;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

/** In which order the trainer calls what. */
@ExtendWith(MockitoExtension.class)
class TrainerOrderTest {
    private final Batch first = new Batch(Tensor.rand(2, 3), Tensor.rand(2, 1));
    private final Batch second = new Batch(Tensor.rand(1, 3), Tensor.rand(1, 1));
    private final Batch held = new Batch(Tensor.rand(4, 3), Tensor.rand(4, 1));
    private final Tensor prediction = Tensor.rand(2, 1);

    @Mock
    private Layer model;

    @Mock
    private Loss loss;

    @Mock
    private Optimizer optimizer;

    /** A final kind of tensor, which Mockito can stand in for as it cannot for a sealed one. */
    @Mock
    private Parameter error;

    @BeforeEach
    void answer() {
        when(loss.reduction()).thenReturn(Reduction.MEAN);
        Parameter weight = new Parameter(Tensor.rand(1));
        when(model.parameters()).thenReturn(List.of(weight));
        when(optimizer.groups()).thenReturn(List.of(new ParameterGroup(List.of(weight), 0.1)));
    }

    private void answerWithAnError() {
        when(model.apply(any())).thenReturn(prediction);
        when(loss.apply(any(), any())).thenReturn(error);
        when(error.elements()).thenReturn(1);
    }

    private Trainer trainer() {
        return Trainer.of(model, loss, optimizer).epochs(1).progress(Progress.off());
    }

    /** The prediction itself or a view of it without history. */
    private Tensor likePrediction() {
        return argThat(given -> Arrays.equals(given.toFloatArray(), prediction.toFloatArray()));
    }

    @Test
    void aStepIsTheLoopThatEveryoneKnows() {
        answerWithAnError();
        trainer().fit(List.of(first, second));

        InOrder order = inOrder(model, loss, optimizer, error);
        order.verify(model).train();
        order.verify(optimizer).learningRate();
        for (Batch batch : List.of(first, second)) {
            order.verify(optimizer).zeroGrad();
            order.verify(model).apply(batch.inputs());
            order.verify(loss).apply(prediction, batch.targets());
            order.verify(error).backward();
            order.verify(optimizer).step();
        }
        order.verifyNoMoreInteractions();
    }

    @Test
    void validationSwitchesToEvalAndBackAfterTheBatches() {
        answerWithAnError();
        trainer().validateWith(List.of(held)).fit(List.of(first));

        InOrder order = inOrder(model, optimizer);
        order.verify(model).train();
        order.verify(model).apply(first.inputs());
        order.verify(optimizer).step();
        order.verify(model).eval();
        order.verify(model).apply(held.inputs());
        order.verifyNoMoreInteractions();
    }

    @Test
    void metricsAreResetFedAndRead() {
        answerWithAnError();
        Metric metric = mock();
        when(metric.name()).thenReturn("share");
        trainer().metric(metric).validateWith(List.of(held)).fit(List.of(first, second));

        InOrder order = inOrder(metric);
        order.verify(metric).reset();
        order.verify(metric).update(likePrediction(), eq(first.targets()));
        order.verify(metric).update(likePrediction(), eq(second.targets()));
        order.verify(metric).value();
        order.verify(metric).reset();
        order.verify(metric).update(likePrediction(), eq(held.targets()));
        order.verify(metric).value();
    }

    @Test
    void callbacksAreCalledAtEveryPoint() {
        answerWithAnError();
        Callback callback = mock();
        TrainingResult result =
                trainer().validateWith(List.of(held)).callback(callback).fit(List.of(first, second));

        InOrder order = inOrder(callback, optimizer, error);
        order.verify(callback).onStart(any());
        order.verify(callback).onEpochStart(any());
        for (int batch = 0; batch < 2; batch++) {
            order.verify(callback).betweenSteps(any());
            order.verify(callback).onBatchStart(any());
            order.verify(optimizer).zeroGrad();
            order.verify(error).backward();
            order.verify(callback).afterBackward(any());
            order.verify(optimizer).step();
            order.verify(callback).afterStep(any());
            order.verify(callback).onBatchEnd(any());
        }
        order.verify(callback).betweenSteps(any());
        order.verify(callback).onValidation(any(), any());
        order.verify(callback).onEpochEnd(any(), eq(result.history().epochs().get(0)));
        order.verify(callback).onEnd(any(), eq(result.stopReason()));
        verifyNoMoreInteractions(callback);
    }

    @Test
    void callbacksAreToldOfAFailureWhichIsThrownOn() {
        IllegalStateException failure = new IllegalStateException("no more");
        when(model.apply(any())).thenThrow(failure);
        Callback callback = mock();

        assertThat(catchThrowable(() -> trainer().callback(callback).fit(List.of(first))))
                .isSameAs(failure);
        InOrder order = inOrder(callback);
        order.verify(callback).onStart(any());
        order.verify(callback).onEpochStart(any());
        order.verify(callback).betweenSteps(any());
        order.verify(callback).onBatchStart(any());
        order.verify(callback).onFailure(any(), eq(failure));
        verifyNoMoreInteractions(callback);
    }

    @Test
    void aCallbackThatFailsAtAFailureHidesItNeitherFromTheCallerNorFromOtherCallbacks() {
        IllegalStateException failure = new IllegalStateException("no more");
        when(model.apply(any())).thenThrow(failure);
        IllegalStateException ofCallback = new IllegalStateException("disk full");
        Callback failing = mock();
        doThrow(ofCallback).when(failing).onFailure(any(), any());
        Callback again = mock();
        doThrow(failure).when(again).onFailure(any(), any());
        Callback other = mock();
        Trainer trainer = trainer().callback(failing).callback(again).callback(other);

        assertThat(catchThrowable(() -> trainer.fit(List.of(first))))
                .isSameAs(failure)
                .hasSuppressedException(ofCallback);
        assertThat(failure.getSuppressed()).hasSize(1);
        verify(other).onFailure(any(), eq(failure));
    }
}
