int cpt_dummy;
