package dev.gradus.training.checkpoint;

import dev.gradus.optimizers.schedules.Schedule;
import dev.gradus.optimizers.schedules.ScheduleState;

/** How far a schedule has come. */
record SchedulePart(Schedule schedule) implements CheckpointPart {
    @Override
    public PartState state() {
        ScheduleState state = schedule.stateDict();
        return PartState.builder()
                .text("schedule", state.schedule())
                .numbers(state.numbers())
                .build();
    }

    @Override
    public void restore(PartState state) {
        schedule.loadStateDict(new ScheduleState(state.text("schedule"), state.numbers()));
    }
}
