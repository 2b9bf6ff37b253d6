/* give_back.h: what was freed goes back to the system.
**
** A scan works in stages, each of which takes memory and frees most of it. An allocator keeps what was
** freed for later, in pieces: without this a scan would hold at its end what all stages together left
** over. It looks through all of the process's memory, which a small scan in a large program must not
** pay for.
*/
#ifndef GOV_GIVE_BACK_H
#define GOV_GIVE_BACK_H
#include <stdint.h>

void gov_give_back(int64_t used_bytes); /* of the scan so far: little is not worth it */

#endif
