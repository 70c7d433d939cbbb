// Gives a program a clock that is wrong by VERDIGRID_CLOCK milliseconds: LD_PRELOAD names this library. Clocks that only measure how
// long something takes stay right.
//
// libfaketime cannot be used. It asks the node's allocator for memory while that asks for the time, and both wait for ever.

#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long long wrong_by(void) {
	const char *milliseconds = getenv("VERDIGRID_CLOCK");
	return milliseconds ? atoll(milliseconds) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
	static int known;
	static long long wrong;
	if (!known) {
		wrong = wrong_by();
		known = 1;
	}
	int failed = syscall(SYS_clock_gettime, clock, now);
	if (failed || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return failed;
	long long milliseconds = now->tv_sec * 1000LL + now->tv_nsec / 1000000 + wrong;
	now->tv_sec = milliseconds / 1000;
	now->tv_nsec = milliseconds % 1000 * 1000000 + now->tv_nsec % 1000000;
	return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
	(void)zone;
	struct timespec exact;
	int failed = clock_gettime(CLOCK_REALTIME, &exact);
	now->tv_sec = exact.tv_sec;
	now->tv_usec = exact.tv_nsec / 1000;
	return failed;
}

time_t time(time_t *now) {
	struct timespec exact;
	clock_gettime(CLOCK_REALTIME, &exact);
	if (now) *now = exact.tv_sec;
	return exact.tv_sec;
}
