package io.haetae.core.lane;

/**
 * The right to work on a lane, until another owner has it. What is recorded in a lane is recorded
 * under its owner's lease, so that an owner that was paused and comes back late records nothing.
 *
 * @param lane the lane's stored name
 * @param owner who works on it, unique among processes
 * @param epoch grows by one with each owner of the lane
 */
public record LaneLease(String lane, String owner, long epoch) {}
