#define GOV_VERSION "0.1.0"
