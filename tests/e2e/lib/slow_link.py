"""Makes links slow.

    slow_link.py MILLISECONDS PERCENT INTERFACE:OTHER...

Passes Ethernet frames on between the two interfaces of each pair. Those of the first one come later by so many
milliseconds, and so many percent of them are lost. Those of the other one pass at once.
"""
import collections
import random
import selectors
import socket
import sys
import time

# Of linux/if_packet.h and linux/if_ether.h.
SOL_PACKET, PACKET_VNET_HDR, PACKET_IGNORE_OUTGOING, ETH_P_ALL = 263, 15, 23, 3
# A header, and a frame that the kernel has not cut into packets yet.
LARGEST = 70_000


def opened(interface):
    frames = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    # With this header the kernel cuts frames and makes checksums when they leave, as without this program.
    frames.setsockopt(SOL_PACKET, PACKET_VNET_HDR, 1)
    frames.setsockopt(SOL_PACKET, PACKET_IGNORE_OUTGOING, 1)
    frames.bind((interface, 0))
    return frames


def send(target, frame):
    try:
        target.send(frame)
    except OSError:
        # As a full or absent network does, it loses the frame.
        pass


def main(delay, loss, pairs):
    selector = selectors.DefaultSelector()
    for first, second in pairs:
        near, far = opened(first), opened(second)
        selector.register(near, selectors.EVENT_READ, (far, True))
        selector.register(far, selectors.EVENT_READ, (near, False))
    waiting = collections.deque()
    while True:
        patience = max(0, waiting[0][0] - time.monotonic()) if waiting else None
        for key, _ in selector.select(patience):
            frame = key.fileobj.recv(LARGEST)
            target, slow = key.data
            if not slow:
                send(target, frame)
            elif random.random() >= loss:
                waiting.append((time.monotonic() + delay, target, frame))
        while waiting and waiting[0][0] <= time.monotonic():
            send(*waiting.popleft()[1:])


if __name__ == "__main__":
    main(float(sys.argv[1]) / 1_000, float(sys.argv[2]) / 100, [pair.split(":") for pair in sys.argv[3:]])
