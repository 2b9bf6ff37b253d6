/* give_back.h: what was freed goes back to the system.
**
** A scan works in stages, each of which takes memory and frees most of it. An allocator keeps what was
** freed for later, in pieces: without this a scan would hold at its end what all stages together left
** over.
*/
#ifndef GOV_GIVE_BACK_H
#define GOV_GIVE_BACK_H

void gov_give_back(void);

#endif
