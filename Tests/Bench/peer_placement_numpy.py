"""Re-place the pods of each lost zone as a scheduler does, by numpy: CPU, memory, pod count and zone skew alone.

    python peer_placement_numpy.py FOLDER

The other rules are left out, so this does less than ekscost does.
"""
import pathlib
import sys
import time

import numpy as np


def main():
    folder = pathlib.Path(sys.argv[1])
    nodes = np.loadtxt(folder / "nodes.csv", delimiter=",", dtype=np.int64)
    pods = np.loadtxt(folder / "pods.csv", delimiter=",", dtype=np.int64)
    zone, count = nodes[:, 0], len(nodes)
    works = int(pods[:, 0].max()) + 1
    begin = time.process_time()
    placed = 0
    for lost in range(3):
        cpu, memory, room = (nodes[:, k].astype(np.float64) for k in (1, 2, 3))
        per_cpu, per_memory = 50 / cpu, 50 / memory
        there = zone != lost
        stays = (pods[:, 4] >= 0) & there[pods[:, 4]]
        np.subtract.at(cpu, pods[stays, 4], pods[stays, 1])
        np.subtract.at(memory, pods[stays, 4], pods[stays, 2])
        np.subtract.at(room, pods[stays, 4], 1)
        spread = np.zeros((works, 3), dtype=np.int64)
        np.add.at(spread, (pods[stays, 0], zone[pods[stays, 4]]), 1)
        left = [z for z in range(3) if z != lost]
        for work, need_cpu, need_memory, spreads, node in pods[(pods[:, 4] >= 0) & ~stays]:
            fits = there & (cpu >= need_cpu) & (memory >= need_memory) & (room >= 1)
            if spreads:
                fewest = spread[work, left].min()
                fits &= spread[work, zone] + 1 - fewest <= 1
            score = np.where(fits, (cpu - need_cpu) * per_cpu + (memory - need_memory) * per_memory, -1.0)
            best = int(score.argmax())
            if score[best] < 0:
                continue
            cpu[best] -= need_cpu
            memory[best] -= need_memory
            room[best] -= 1
            spread[work, zone[best]] += 1
            placed += 1
    print(f"{placed} placed in {time.process_time() - begin:.2f} CPU s")


if __name__ == "__main__":
    main()
